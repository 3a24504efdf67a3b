package org.lockwright.cli;

/** What makes a command that would exit 0 exit 1. */
enum FailOn {
    /** A live site was refused. */
    REFUSED
}
