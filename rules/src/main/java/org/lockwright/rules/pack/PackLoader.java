package org.lockwright.rules.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import org.lockwright.rules.pack.YamlNode.Mapping;

/**
 * Reads packs from YAML.
 *
 * <p>A pack is checked in three steps, each of which reports all it finds: its form (UTF-8, YAML, no duplicate keys), its schema
 * ({@code schemas/pack.schema.json}), and what its parts say of each other.
 */
public final class PackLoader {

    private static final String FOLDER = "/packs/";

    private PackLoader() {
    }

    /**
     * Reads a pack.
     *
     * @param origin the file as the user named it, for messages
     * @param yaml its bytes, at most 1 MiB of UTF-8
     * @throws PackException if the pack cannot be used
     */
    public static Pack load(String origin, byte[] yaml) {
        Mapping mapping = PackSchema.SCHEMA.read(origin, yaml);
        if (mapping.get(Overlay.EXTENDS).isPresent()) {
            return extended(origin, mapping, yaml);
        }
        Overlay.CHANGES.stream().filter(key -> mapping.get(key).isPresent()).findFirst().ifPresent(key -> {
            throw failure(origin, mapping.entries().get(key).key(), "'" + key + "' changes a pack below this one; name that in 'extends'");
        });
        return checked(PackReader.read(mapping, sha256(yaml)), mapping, (node, what) -> new PackProblem(origin, node.line(), node.column(), what));
    }

    /** A pack that builds upon a built-in one. */
    private static Pack extended(String origin, Mapping upper, byte[] yaml) {
        String name = upper.text(Overlay.EXTENDS);
        YamlNode place = upper.get(Overlay.EXTENDS).orElseThrow();
        if (!builtinNames().contains(name)) {
            throw failure(origin, place, "no built-in pack has the name '" + name + "', " + Nearest.hint(name, builtinNames()));
        }
        byte[] below = resource(FOLDER + name + ".yaml");
        Mapping lower = PackSchema.SCHEMA.read(name + ".yaml", below);
        if (lower.get(Overlay.EXTENDS).isPresent()) {
            throw failure(origin, place, "pack '" + name + "' builds upon '" + lower.text(Overlay.EXTENDS) + "' itself; build upon that");
        }
        Overlay overlay = new Overlay(origin, upper, name + ".yaml", lower);
        Mapping both = overlay.merged();
        return checked(PackReader.read(both, sha256(below, yaml)), both, overlay::problem);
    }

    private static Pack checked(Pack pack, Mapping mapping, BiFunction<YamlNode, String, PackProblem> problem) {
        List<PackProblem> sense = PackCheck.problems(pack, mapping, problem);
        if (!sense.isEmpty()) {
            throw new PackException(sense);
        }
        return pack;
    }

    private static PackException failure(String origin, YamlNode node, String what) {
        return new PackException(List.of(new PackProblem(origin, node.line(), node.column(), what)));
    }

    /**
     * Reads a built-in pack.
     *
     * @throws PackException if there is none of that name
     */
    public static Pack builtin(String name) {
        List<String> names = builtinNames();
        if (!names.contains(name)) {
            throw new PackException(List.of(new PackProblem("pack '" + name + "'", 0, 0,
                    "no built-in pack has this name, " + Nearest.hint(name, names) + "; a file is given by its path")));
        }
        return load(name + ".yaml", resource(FOLDER + name + ".yaml"));
    }

    /** Names of the built-in packs, sorted. */
    public static List<String> builtinNames() {
        String index = new String(resource(FOLDER + "index.txt"), StandardCharsets.UTF_8);
        return index.lines().map(String::strip).filter(line -> !line.isEmpty()).sorted().toList();
    }

    /** The bytes of a resource of this module. */
    static byte[] resource(String path) {
        try (InputStream in = PackLoader.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource " + path + " is missing from the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[]... files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] bytes : files) {
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
