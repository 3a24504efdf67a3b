package org.lockwright.rules.rewrite;

import org.lockwright.parser.source.Span;

/**
 * One place in the text a rule answers for, and how it ended.
 *
 * @param rule id of the rule
 * @param path the file
 * @param span the bytes that identify it: the field's name, or the declaration
 * @param line its line, from 1
 * @param function the function around it; empty at file scope or where not known
 * @param outcome how it ended
 * @param detail reason code of a refusal, else a few words on what the outcome rests on
 */
public record Site(String rule, String path, Span span, int line, String function, Outcome outcome, String detail)
        implements Comparable<Site> {

    /** How a site ends. Everything else that bears the name is no site, and says why. */
    public enum Outcome {
        /** An edit replaces it. */
        REWRITTEN(true),
        /** It already is what the rule would write. */
        RIGHT_BY_TEXT(true),
        /** The analysis proves the new key's lock held. */
        RIGHT_BY_PROOF(true),
        /** Matched and left untouched; the detail is the reason code. */
        REFUSED(true),
        /** In text that no configuration compiles. */
        INACTIVE(true),
        /** Not understood: an error. */
        UNHANDLED(true),
        /** A use that the rule says nothing of. */
        UNMATCHED(false),
        /** The name stands in a comment. */
        COMMENT(false),
        /** The name stands in a string. */
        LITERAL(false),
        /** The field's own declaration. */
        DECLARATION(false),
        /** A field of the same name in another structure, or another entity. */
        OTHER_ENTITY(false);

        private final boolean site;

        Outcome(boolean site) {
            this.site = site;
        }

        /** Whether this is an outcome of a site, not of a mere mention of the name. */
        public boolean isSite() {
            return site;
        }

        /** Whether it is as the rule wants it. */
        public boolean isCovered() {
            return this == REWRITTEN || this == RIGHT_BY_TEXT || this == RIGHT_BY_PROOF;
        }

        /** As results spell it: {@code "right by text"}. */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    @Override
    public int compareTo(Site other) {
        int c = path.compareTo(other.path);
        c = c != 0 ? c : span.compareTo(other.span);
        return c != 0 ? c : rule.compareTo(other.rule);
    }
}
