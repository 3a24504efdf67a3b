package org.lockwright.tests.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One report of the thread sanitizer.
 *
 * @param field the field of a socket it is about, {@code socket.so_state}; {@code ?} if it is about something else
 * @param key the key that field is to have; empty if it has none
 * @param places where the two accesses are, {@code sys/kern/sys_socket.c:90}, innermost function of each
 * @param text all of it
 */
record Race(String field, String key, List<String> places, String text) {

    private static final Pattern ONE = Pattern.compile("WARNING: ThreadSanitizer:.*?lockwright-field: (\\S+) key \\[(\\w*)\\]", Pattern.DOTALL);
    private static final Pattern ACCESS = Pattern.compile("(?im)^  (?:previous )?(?:atomic )?(?:read|write) of size .*\\n    #0 \\S+ (\\S+?:\\d+)");
    private static final Pattern STACK = Pattern.compile("(?im)^  (?:previous )?(?:atomic )?(?:read|write) of size .*\\n((?:    #\\d+ .*\\n)*)");
    private static final Pattern FRAME = Pattern.compile("(?m)^    #\\d+ (\\S+) (\\S+?)(?::(\\d+))?(?::\\d+)? \\(");

    private static final Pattern WHOLE = Pattern.compile("of size .*\\n    #0 (?:memset .*\\n    #1 soget|free .*\\n    #1 host_free) ");

    /**
     * A function on a stack.
     *
     * @param function its name
     * @param path the file, below the tree's folder if it is in there
     * @param line 0 if not known
     */
    record Frame(String function, String path, int line) {
    }

    /** Whether one of the two accesses is to all of an object: it is made, or freed. */
    boolean whole() {
        return WHOLE.matcher(text).find();
    }

    /** The stacks of the accesses, innermost function first; of one that the sanitizer has forgotten there is none. */
    List<List<Frame>> stacks() {
        return STACK.matcher(text).results().map(stack -> FRAME.matcher(stack.group(1)).results()
                .map(f -> new Frame(f.group(1), f.group(2), f.group(3) == null ? 0 : Integer.parseInt(f.group(3)))).toList()).filter(s -> !s.isEmpty()).toList();
    }

    /** The reports in what a program said, in their order. */
    static List<Race> in(String err) {
        List<Race> out = new ArrayList<>();
        Matcher one = ONE.matcher(err);
        while (one.find()) {
            List<String> places = new ArrayList<>();
            Matcher access = ACCESS.matcher(one.group());
            while (access.find()) {
                places.add(access.group(1));
            }
            out.add(new Race(one.group(1), one.group(2), List.copyOf(places), one.group()));
        }
        return out;
    }
}
