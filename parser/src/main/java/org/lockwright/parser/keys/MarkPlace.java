package org.lockwright.parser.keys;

/** Where a mark stands relative to what it speaks about. */
public enum MarkPlace {
    /** After the member's {@code ;}, beginning on its line. */
    TRAILING,
    /** Before the member's {@code ;}. */
    INSIDE,
    /** On the lines below the member, further right. */
    BELOW,
    /** In a comment above, which heads one or more members up to a blank line. */
    GROUP,
    /** In a sentence that speaks of all members, or of all that remain. */
    DEFAULT,
    /** After a variable of the file. */
    VARIABLE,
    /** After a {@code #define} that names a part of a member. */
    ACCESSOR,
    /** In a comment that names a part of a member: {@code P: sc_dk.dk_openmask}. */
    PART
}
