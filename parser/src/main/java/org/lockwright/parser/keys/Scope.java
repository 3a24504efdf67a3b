package org.lockwright.parser.keys;

/** Why a legend applies to a struct. */
public enum Scope {
    /** The legend stands directly above the struct, or in it, or does so for the struct around it. */
    STRUCT,
    /** The legend stands earlier in the file and the struct's marks use its keys: a candidate, not a certainty. */
    FILE
}
