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

    private static final Pattern WHOLE = Pattern.compile("of size .*\\n    #0 (?:memset .*\\n    #1 soget|free .*\\n    #1 host_free) ");

    /** Whether one of the two accesses is to all of an object: it is made, or freed. */
    boolean whole() {
        return WHOLE.matcher(text).find();
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
