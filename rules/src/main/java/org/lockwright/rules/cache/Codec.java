package org.lockwright.rules.cache;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.Serializer;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.util.DefaultClassResolver;
import com.esotericsoftware.kryo.kryo5.util.MapReferenceResolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Turns values made of records, enums, collections, texts and numbers into bytes and back. It is for one build of lockwright only: the
 * key under which bytes are kept names the build.
 */
public final class Codec {

    private static final ThreadLocal<Kryo> KRYO = ThreadLocal.withInitial(Codec::make);
    private static final int START = 1 << 14;

    private Codec() {
    }

    private static Kryo make() {
        Kryo kryo = new Kryo(new OwnTypes(), new MapReferenceResolver());
        kryo.setRegistrationRequired(false);
        kryo.setReferences(true);
        kryo.addDefaultSerializer(Collections.unmodifiableMap(Map.of()).getClass(), new OfMap(true));
        kryo.addDefaultSerializer(Collections.unmodifiableSortedMap(new TreeMap<>()).getClass(), new OfMap(true));
        kryo.addDefaultSerializer(Collections.unmodifiableSet(Set.of()).getClass(), new OfCollection(true));
        kryo.addDefaultSerializer(Collections.unmodifiableSortedSet(new TreeSet<>()).getClass(), new OfCollection(true));
        kryo.addDefaultSerializer(Collections.unmodifiableList(new ArrayList<>()).getClass(), new OfCollection(false));
        return kryo;
    }

    /** The bytes of {@code value}. */
    public static byte[] encode(Object value) {
        Output out = new Output(START, -1);
        Kryo kryo = KRYO.get();
        kryo.writeClassAndObject(out, value);
        return out.toBytes();
    }

    /** The value of {@code bytes}; empty if they are not those of a {@code type}. */
    public static <T> Optional<T> decode(byte[] bytes, Class<T> type) {
        Kryo kryo = KRYO.get();
        try {
            Object value = kryo.readClassAndObject(new Input(bytes));
            return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
        } catch (RuntimeException e) { // whatever Kryo or the constructor of a record makes of bytes that nobody wrote
            kryo.reset();
            return Optional.empty();
        }
    }

    /** Bytes may have been anywhere: they may name our own types and the JDK's plain values, and nothing else. */
    private static final class OwnTypes extends DefaultClassResolver {

        private static final Pattern ALLOWED = Pattern.compile("org\\.lockwright\\..*|java\\.util\\.[A-Za-z$0-9]+|java\\.lang\\.(?:Object|String|Integer|Long|Boolean)|\\[[JBI]");

        @Override
        protected Class<?> getTypeByName(String name) {
            if (!ALLOWED.matcher(name).matches()) {
                throw new KryoException("a type that is never kept: " + name);
            }
            return super.getTypeByName(name);
        }
    }

    /** Wrappers of the JDK around a map: what they hold, in its order; sorted, as whoever wraps a map here has it so. */
    private static final class OfMap extends Serializer<Map<Object, Object>> {

        private final boolean sorted;

        OfMap(boolean sorted) {
            this.sorted = sorted;
        }

        @Override
        public void write(Kryo kryo, Output out, Map<Object, Object> map) {
            out.writeVarInt(map.size(), true);
            map.forEach((key, value) -> {
                kryo.writeClassAndObject(out, key);
                kryo.writeClassAndObject(out, value);
            });
        }

        @Override
        public Map<Object, Object> read(Kryo kryo, Input in, Class<? extends Map<Object, Object>> type) {
            Map<Object, Object> out = sorted ? new TreeMap<>() : new LinkedHashMap<>();
            kryo.reference(out);
            int n = in.readVarInt(true);
            for (int i = 0; i < n; i++) {
                Object key = kryo.readClassAndObject(in);
                out.put(key, kryo.readClassAndObject(in));
            }
            return out;
        }
    }

    /** The same around a collection. */
    private static final class OfCollection extends Serializer<Collection<Object>> {

        private final boolean set;

        OfCollection(boolean set) {
            this.set = set;
        }

        @Override
        public void write(Kryo kryo, Output out, Collection<Object> all) {
            out.writeVarInt(all.size(), true);
            all.forEach(each -> kryo.writeClassAndObject(out, each));
        }

        @Override
        public Collection<Object> read(Kryo kryo, Input in, Class<? extends Collection<Object>> type) {
            Collection<Object> out = set ? new LinkedHashSet<>() : new ArrayList<>();
            kryo.reference(out);
            int n = in.readVarInt(true);
            for (int i = 0; i < n; i++) {
                out.add(kryo.readClassAndObject(in));
            }
            return out;
        }
    }
}
