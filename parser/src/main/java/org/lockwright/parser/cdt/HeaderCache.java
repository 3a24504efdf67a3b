package org.lockwright.parser.cdt;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.cdt.core.parser.ISignificantMacros;
import org.eclipse.cdt.internal.core.parser.scanner.CharArray;
import org.lockwright.parser.source.ContentId;
import org.lockwright.parser.source.SourceText;

/**
 * What is known of headers apart from any unit: their characters as CDT wants them, their guards, and which declarations of them were
 * checked for parse problems. Front ends over states of one tree share it; a header that differs between states is two entries.
 */
public final class HeaderCache {

    /**
     * One header.
     *
     * @param source its text
     * @param text its characters; CDT keeps their hash with them, so the object must be the same each time
     * @param includes whether it includes other headers
     * @param guard the macro whose definition makes the header empty; null if it has none
     */
    record Header(SourceText source, CharArray text, boolean includes, ISignificantMacros guard) {

        /** The {@link ContentId} of its text. */
        String id() {
            return ContentId.of(source.bytes());
        }
    }

    /**
     * A top-level declaration of a header, the same for every unit in which it has the same place and active branches.
     *
     * @param path the header
     * @param text hash of the header's text
     * @param start offset of its first byte
     * @param end offset one past its last byte
     * @param branches hash of the branches taken inside it
     */
    record Entity(String path, int text, int start, int end, int branches) {

        /** A number for it, the same in each run. */
        long number() {
            long n = path.hashCode();
            for (int i = 0; i < path.length(); i++) {
                n = n * 0x100000001b3L ^ path.charAt(i);
            }
            for (int part : new int[] {text, start, end, branches}) {
                n = mix(n ^ part);
            }
            return n;
        }
    }

    /** Spreads the bits of {@code n} (the finaliser of MurmurHash3). */
    static long mix(long n) {
        long m = (n ^ n >>> 33) * 0xff51afd7ed558ccdL;
        m = (m ^ m >>> 33) * 0xc4ceb9fe1a85ec53L;
        return m ^ m >>> 33;
    }

    private static final Pattern INCLUDE = Pattern.compile("^[ \t]*#[ \t]*include", Pattern.MULTILINE);

    private final Map<SourceText, Header> headers;
    private final Set<Long> checked = ConcurrentHashMap.newKeySet();

    public HeaderCache() {
        this(new ConcurrentHashMap<>());
    }

    private HeaderCache(Map<SourceText, Header> headers) {
        this.headers = headers;
    }

    /** A cache for another purpose: it shares the texts, but each declaration is to be checked, and given, once more. */
    public HeaderCache unclaimed() {
        return new HeaderCache(headers);
    }

    /** Takes {@code declarations} as not checked after all. */
    void forget(Collection<Long> declarations) {
        checked.removeAll(declarations);
    }

    Header header(SourceText source) {
        return headers.computeIfAbsent(source, HeaderCache::make);
    }

    private static Header make(SourceText source) {
        CharArray chars = new CharArray(VaOpt.older(source.text()));
        chars.getContentsHash();
        return new Header(source, chars, INCLUDE.matcher(source.text()).find(), IncludeGuard.of(source).map(Guarded::new).orElse(null));
    }

    /** Claims the check of a header's declaration, by its number; false if it was done before. */
    boolean claim(long declaration) {
        return checked.add(declaration);
    }

    /** Takes {@code declarations} as checked: another run did, and what it made of them is at hand. */
    public void claimed(Collection<Long> declarations) {
        checked.addAll(declarations);
    }

    /** Satisfied where the guard macro is defined, as CDT asks it. */
    private record Guarded(char[] macro) implements ISignificantMacros {

        Guarded(String name) {
            this(name.toCharArray());
        }

        @Override
        public boolean accept(IVisitor visitor) {
            return visitor.visitDefined(macro);
        }

        @Override
        public char[] encode() {
            return macro;
        }
    }
}
