package org.lockwright.parser.config;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths relative to the folder above {@code sys/}, without {@code .} and {@code ..}. */
public final class TreePaths {

    private TreePaths() {
    }

    /** {@code name} against {@code folder}; what would leave the tree stays at its root. */
    public static String join(String folder, String name) {
        if (folder.endsWith("/") && isPlain(folder) && isPlain(name)) {
            return folder + name;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + name).split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    private static boolean isPlain(String path) {
        return !path.startsWith("/") && !path.startsWith(".") && !path.contains("/.") && !path.contains("//");
    }
}
