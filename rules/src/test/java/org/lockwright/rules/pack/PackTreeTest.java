package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the socket pack says of the real tree; skipped where {@code LOCKWRIGHT_NETBSD_SRC} does not name one. */
class PackTreeTest {

    private static final Pack PACK = PackLoader.builtin("socket-locking");
    private static final Pattern INCLUDES = Pattern.compile("(?m)^\\s*#\\s*include\\s*<sys/socketvar\\.h>");

    private Path tree;

    @BeforeEach
    void findTree() {
        String source = System.getenv("LOCKWRIGHT_NETBSD_SRC");
        assumeTrue(source != null, "LOCKWRIGHT_NETBSD_SRC is not set: the pack is not compared with a real tree");
        tree = Path.of(source);
    }

    @Test
    void fieldsAreThoseOfTheHeaderInItsOrder() throws IOException {
        for (Pack.KeyedStruct struct : PACK.structs()) {
            List<String> names = struct.fields().stream().map(Pack.KeyedField::name).toList();
            assertThat(names).as(struct.tag()).isEqualTo(members(text(tree.resolve(struct.header())), struct.tag()));
        }
    }

    @Test
    void everyFileThatSeesSocketsBelongsToASubsystem() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(tree.resolve("sys"))) {
            for (Path file : (Iterable<Path>) walk.filter(path -> path.toString().matches(".*\\.[ch]"))::iterator) {
                if (Files.isRegularFile(file) && INCLUDES.matcher(text(file)).find()) {
                    files.add(tree.relativize(file).toString().replace('\\', '/'));
                }
            }
        }
        List<String> paths = PACK.subsystems().stream().flatMap(subsystem -> subsystem.paths().stream()).toList();
        assertThat(files).hasSizeGreaterThan(100).allSatisfy(file ->
                assertThat(paths).as(file).anyMatch(path -> file.equals(path) || file.startsWith(path + "/")));
    }

    @Test
    void everyPathOfASubsystemExists() {
        assertThat(PACK.subsystems()).allSatisfy(subsystem ->
                assertThat(subsystem.paths()).allSatisfy(path -> assertThat(tree.resolve(path)).exists()));
    }

    private static List<String> members(String header, String tag) {
        Matcher body = Pattern.compile("(?ms)^struct " + tag + " \\{$(.*?)^};$").matcher(header);
        assertThat(body.find()).as("struct %s in the header", tag).isTrue();
        String text = body.group(1).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^#.*$", "");
        List<String> names = new ArrayList<>();
        for (String member : text.split(";")) {
            Matcher name = Pattern.compile("\\(\\*(\\w+)\\)|(\\w+)\\s*$").matcher(member);
            if (name.find()) {
                names.add(name.group(1) != null ? name.group(1) : name.group(2));
            }
        }
        return names;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
