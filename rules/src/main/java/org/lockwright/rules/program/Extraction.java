package org.lockwright.rules.program;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.cache.CacheKey;

/**
 * What to make of each unit, in a way that can be kept.
 *
 * @param key by path, names what is made and all it depends on besides the unit, its headers and the configuration
 * @param type what is made: records, enums, collections, texts and numbers only
 * @param of makes it; of the tree it reads only the headers of the unit
 */
public record Extraction<R>(Function<String, CacheKey> key, Class<R> type, BiFunction<Parsing, Unit, R> of) {
}
