package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.flow.Note;

/** A place that the words of a note name is a place of the note, so that other tools can go there. */
public final class NotePlaces {

    private static final Pattern PLACE = Pattern.compile("sys/[\\w./-]+:\\d+");

    private NotePlaces() {
    }

    /** Where words and places of the notes of {@code finding} differ; empty if nowhere. */
    public static List<String> faults(Finding finding) {
        List<String> faults = new ArrayList<>();
        for (Note note : finding.notes()) {
            List<String> said = PLACE.matcher(note.text()).results().map(MatchResult::group).toList();
            List<String> known = note.places().stream().map(Object::toString).toList();
            if (!said.equals(known)) {
                faults.add(finding.path() + ":" + finding.line() + ": " + finding.rule() + " says " + said + ", knows " + known + ": " + note);
            }
        }
        return faults;
    }
}
