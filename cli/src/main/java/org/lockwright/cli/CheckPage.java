package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the page of a check says, for formats that describe the checks of a run.
 *
 * @param id the check's id
 * @param title what is wrong, {@code "a field is marked twice"}
 * @param problem the first paragraph on why that is wrong
 * @param isMay whether each of its findings is a may finding
 * @param text the page below its title, links to other pages as plain words
 */
record CheckPage(String id, String title, String problem, boolean isMay, String text) {

    private static final int LONGEST = 1024;
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]*+)\\]\\((?!https?:)[^)\\n]*+\\)");

    /** Reads a page of {@code docs/checks}. */
    static CheckPage of(String id, String page) {
        int end = page.indexOf('\n');
        String head = page.substring(0, end);
        String text = LINK.matcher(page.substring(end).strip()).replaceAll("$1");
        String problem = section(text, "Problem").lines().takeWhile(l -> !l.isBlank()).collect(Collectors.joining(" "));
        String confidence = section(text, "Confidence");
        return new CheckPage(id, head.substring(head.indexOf(": ") + 2).strip(), problem.substring(0, Math.min(LONGEST, problem.length())),
                confidence.contains("**may") && !confidence.contains("**must"), text);
    }

    private static String section(String text, String name) {
        return text.lines().dropWhile(l -> !l.equals("## " + name)).skip(1).takeWhile(l -> !l.startsWith("## "))
                .collect(Collectors.joining("\n")).strip();
    }

    /** The title as one word, {@code "AFieldIsMarkedTwice"}. */
    String name() {
        return Stream.of(title.split("\\W+")).filter(w -> !w.isEmpty())
                .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1)).collect(Collectors.joining());
    }

    /** Whether the check follows the locks, which {@code --no-locks} leaves out. */
    boolean needsLocks() {
        return !id.equals("LW1003") && "123".indexOf(id.charAt(2)) >= 0;
    }

    /** What the check is about, as {@code docs/checks/README.md} groups the ids. */
    List<String> tags() {
        List<String> tags = new ArrayList<>(List.of("locking"));
        tags.add(switch (id.charAt(2)) {
            case '0' -> "annotations";
            case '1' -> "guards";
            case '2' -> "order";
            case '3' -> "balance";
            case '4' -> "softint";
            default -> "coverage";
        });
        return tags;
    }
}
