package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.CommentOnly;
import org.lockwright.parser.source.SourceText;

/** Holds edits of comments to what they promise: no byte of code is replaced, and the code's tokens are the same afterwards. */
public final class CommentProof {

    private CommentProof() {
    }

    /** What {@code edits}, which make {@code after} of {@code before}, do besides changing comments; empty if nothing. */
    static Optional<String> broken(SourceText before, List<Edit> edits, SourceText after) {
        if (!CommentOnly.holdsNoCode(before, edits.stream().map(Edit::span).toList())) {
            return Optional.of("an edit replaces code");
        }
        return CommentOnly.difference(before, after);
    }

    /** Refuses a draft one of whose patches does more than change comments. */
    public static Draft held(Draft draft) {
        for (Draft.Patch patch : draft.patches()) {
            for (int i = 0; i < patch.before().size(); i++) {
                SourceText before = patch.before().get(i);
                broken(before, patch.edits().getOrDefault(before.path(), List.of()), patch.after().get(i)).ifPresent(why -> {
                    throw new IllegalStateException(patch.title() + ": " + before.path() + ": " + why + ", but only comments may change");
                });
            }
        }
        return draft;
    }
}
