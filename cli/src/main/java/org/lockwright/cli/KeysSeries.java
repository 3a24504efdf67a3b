package org.lockwright.cli;

import java.util.List;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.rewrite.CommentProof;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.KeyInsertion;
import org.lockwright.rules.rewrite.KeyRespelling;

/** The series of {@code keys --write}: keys in one spelling, or keys of a pack; comments are all that changes. */
final class KeysSeries {

    private static final String NAME = "keys";

    private final Session session;
    private final SeriesOptions options;
    private final List<String> structs;

    KeysSeries(Session session, SeriesOptions options, List<String> structs) {
        this.session = session;
        this.options = options;
        this.structs = structs;
    }

    /** Spells the keys of the structs, all if none is named, in {@code dialect}. */
    int respell(Dialect dialect) {
        return new SeriesRun(session, options, NAME).runIfAny(source -> {
            try (Progress progress = Progress.of(session, NAME)) {
                Draft draft = KeyRespelling.draft(source.tree(), structs, dialect, session.configurations(source.tree()).get(0),
                        session.threads(), progress);
                List<String> notes = draft.results().stream().flatMap(r -> r.notes().stream()).toList();
                return new SeriesRun.Checked(draft, "Each changed file was read again: its code is the same, token by token, and each mark "
                        + "has the same keys, words and lock.", List.of(), notes);
            }
        });
    }

    /** Writes the keys that the pack says are true today into its structs, or those named. */
    int insert() {
        Pack pack = KeyInsertion.of(session.pack(), structs);
        return new SeriesRun(session, options, NAME).runIfAny(source -> {
            for (Pack.KeyedStruct struct : pack.structs()) {
                if (structs.contains(struct.tag()) && !source.tree().isFile(struct.header())) {
                    throw new UsageException("keys --write " + struct.tag() + ": " + struct.header() + ", where pack " + pack.name()
                            + " has it, is not in " + source.name() + "; adapt the pack's 'header'");
                }
            }
            Drafts drafts = new Drafts(session, source, pack);
            Draft draft = CommentProof.held(drafts.draft());
            List<String> notes = draft.results().stream().flatMap(r -> r.notes().stream()).toList();
            return draft.patches().isEmpty() ? new SeriesRun.Checked(draft, "Nothing was checked again.", List.of(), notes)
                    : SeriesCommand.checked(drafts, draft, notes);
        });
    }
}
