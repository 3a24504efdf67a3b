package org.lockwright.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.cache.LayeredStore;
import org.lockwright.rules.cache.MemoryStore;
import org.lockwright.rules.cache.Store;

/**
 * A share of a run: {@code --shard I/N}.
 *
 * @param index which, from 1
 * @param count of how many
 */
record LintShard(Session session, int index, int count) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

    /** The share that {@code text} names. */
    static LintShard of(String text, Session session) {
        Matcher m = FORM.matcher(text);
        if (!m.matches() || Integer.parseInt(m.group(1)) > Integer.parseInt(m.group(2))) {
            throw new UsageException("--shard " + text + ": write it as I/N, as 1/4 for the first of four");
        }
        if (session.options().output == null) {
            throw new UsageException("--shard " + text + ": name a file for 'lint merge' with -o FILE");
        }
        return new LintShard(session, Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
    }

    /** Parses its files and writes what was made of them to {@code -o}. */
    int write(CacheKey question, Session.Source source, List<Path> paths, boolean keysOnly, Optional<Store> store, Consumer<String> progress) {
        MemoryStore made = new MemoryStore();
        Store both = store.<Store>map(s -> new LayeredStore(made, s)).orElse(made);
        int files = new LintRun(session, paths, keysOnly, Optional.of(both), progress).parse(source, i -> i % count == index - 1);
        ShardFile file = ShardFile.of(question.hex(), index, count, paths.stream().map(Path::toString).toList(), keysOnly, made);
        Result.writeBytes(session, file::write);
        session.tell("tree: " + source.name() + ": shard " + index + " of " + count + ": " + files + (files == 1 ? " C file" : " C files") + " read");
        return Exit.DONE;
    }
}
