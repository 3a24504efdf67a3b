package org.lockwright.tests.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;

/**
 * The tables the shims are linked with, made from a pack: where each keyed field of a socket is and which key it is to have, and
 * where each class of locks stands in the declared order. The compiler that reads the tree's header works out the offsets.
 */
final class Tables {

    /** The field through which the outer lock is found. */
    private static final String OUTER_FIELD = "socket.so_lock";

    private static final List<String> BUFFERS = List.of("so_snd", "so_rcv");

    private final Pack pack;
    private final Predicate<String> known;

    private Tables(Pack pack, String socketvar) {
        this.pack = pack;
        this.known = field -> Pattern.compile("\\b" + Pattern.quote(field) + "\\b").matcher(socketvar).find();
    }

    /**
     * C source of the tables.
     *
     * @param socketvar text of the tree's {@code sys/socketvar.h}; fields that it does not name are left out
     */
    static String of(Pack pack, String socketvar) {
        return new Tables(pack, socketvar).text();
    }

    private String text() {
        List<String> fields = fields();
        List<String> classes = classes();
        return """
                #include <sys/param.h>
                #include <sys/systm.h>
                #include <sys/socket.h>
                #include <sys/socketvar.h>
                #include "host.h"
                #define\tFIELD(f, key)\t{ "socket", #f, key, \\
                \t__builtin_offsetof(struct socket, f), sizeof(((struct socket *)0)->f) }
                const struct host_field host_fields[] = {
                %s
                };
                const unsigned long host_nfields = __arraycount(host_fields);
                const struct host_class host_classes[] = {
                %s
                };
                const unsigned long host_nclasses = __arraycount(host_classes);
                const char host_outer[] = "%s";
                """.formatted(String.join("\n", fields), String.join("\n", classes), outer());
    }

    private List<String> fields() {
        List<String> out = new ArrayList<>();
        for (Pack.KeyedStruct struct : pack.structs()) {
            for (Pack.KeyedField field : struct.fields()) {
                if (!known.test(field.name())) {
                    continue;
                }
                for (String path : paths(struct.tag(), field.name())) {
                    out.add("\tFIELD(" + path + ", \"" + field.goal() + "\"),");
                }
            }
        }
        return out;
    }

    /** Where a field is below a socket; nowhere if its struct is not part of one. */
    private static List<String> paths(String tag, String field) {
        return switch (tag) {
            case "socket" -> List.of(field);
            case "sockbuf" -> BUFFERS.stream().map(b -> b + "." + field).toList();
            default -> List.of();
        };
    }

    private List<String> classes() {
        LockOrder order = LockOrder.parse(pack.order());
        List<String> out = new ArrayList<>();
        for (String name : order.classes()) {
            int level = order.rank(name).orElseThrow();
            List<String> places = name.equals(outer()) ? List.of() : places(name);
            for (String place : places) {
                out.add("\t{ \"" + name + "\", " + level + ", \"socket\", __builtin_offsetof(struct socket, " + place + ") },");
            }
            if (places.isEmpty()) {
                out.add("\t{ \"" + name + "\", " + level + ", NULL, 0 },");
            }
        }
        return out;
    }

    private List<String> places(String name) {
        List<String> out = new ArrayList<>();
        for (Locking.LockName lock : pack.locking().locks()) {
            for (String is : lock.name().equals(name) ? lock.is() : List.<String>of()) {
                String[] parts = is.split("\\.", 2);
                if (parts.length == 2 && known.test(parts[1])) {
                    out.addAll(paths(parts[0], parts[1]));
                }
            }
        }
        return out;
    }

    private String outer() {
        return pack.locking().locks().stream().filter(l -> l.is().contains(OUTER_FIELD)).map(Locking.LockName::name).findFirst().orElseThrow();
    }
}
