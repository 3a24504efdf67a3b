package org.lockwright.rules.key;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lock as a legend names it.
 *
 * @param root what the path starts from
 * @param text the path as written: {@code "l_proc->p_lock"}, {@code "*l_mutex"}, {@code "ifmedia lock"}
 */
public record LockPath(Root root, String text) {

    /** What a path starts from. */
    public enum Root {
        /** A member of the struct: {@code p_lock}, or through one: {@code kn_kq->kq_lock}. */
        OBJECT,
        /** A member of another struct, by name: {@code filedesc_t::fd_lock}. */
        NAMED_OBJECT,
        /** A variable, macro or function that the tree has. */
        GLOBAL,
        /** Words that are no C expression: {@code vnode lock}. */
        WORDS,
        /** An identifier of which nothing is known yet. */
        UNKNOWN
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** The names on the path, in order, indices and arguments left out; empty for words. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (root != Root.WORDS) {
            Matcher m = NAME.matcher(text.replaceAll("\\[[^\\]]*+\\]|\\([^)]*+\\)", ""));
            while (m.find()) {
                names.add(m.group());
            }
        }
        return names;
    }

    /** The locks that {@code legendText} names in parentheses right after this one: {@code SOCK_LOCK (so->so_lock mutex)}. */
    public List<LockPath> explanations(String legendText) {
        Matcher m = Pattern.compile(Pattern.quote(text) + " ?\\(([^()]{1,80})\\)").matcher(legendText);
        return m.find() ? LockExpression.locks(m.group(1)) : List.of();
    }

    @Override
    public String toString() {
        return text;
    }
}
