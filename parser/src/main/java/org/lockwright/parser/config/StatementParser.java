package org.lockwright.parser.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockwright.parser.config.ConfigToken.Kind;
import org.lockwright.parser.config.Statement.Conditional;
import org.lockwright.parser.config.Statement.MakeOption;
import org.lockwright.parser.config.Statement.NameValue;

/** Makes statements of logical lines: those of kernel configs here, those of {@code files.*} in {@link DefinitionParser}. */
final class StatementParser {

    private final String path;

    private StatementParser(String path) {
        this.path = path;
    }

    /** The statements of the config file {@code text}; never throws, see {@link Statement.Unknown}. */
    static List<Statement> parse(String path, String text) {
        StatementParser parser = new StatementParser(path);
        List<Statement> out = new ArrayList<>();
        for (List<ConfigToken> line : ConfigLexer.lines(text)) {
            out.add(parser.statement(line));
        }
        return List.copyOf(out);
    }

    private Statement statement(List<ConfigToken> line) {
        ConfigToken first = line.get(0);
        Place place = new Place(path, first.line());
        TokenCursor cursor = new TokenCursor(line);
        if (cursor.sees("-") && cursor.seesSecond("no")) {
            cursor.takes("-"); // 'no' that does not mind if there is nothing to take back
        } else if (first.kind() != Kind.WORD) {
            return new Statement.Unknown(place, "statement begins with '" + TokenCursor.printable(first.text()) + "'");
        }
        try {
            Statement statement = statement(place, cursor, first.is("-"));
            cursor.expectEnd();
            return statement;
        } catch (ConfigSyntaxException e) {
            return new Statement.Unknown(place, "'" + TokenCursor.printable(first.text()) + "' " + e.getMessage());
        }
    }

    private static Statement statement(Place place, TokenCursor c, boolean quietly) {
        String keyword = c.word();
        Statement definition = DefinitionParser.statement(place, keyword, c);
        if (definition != null) {
            return definition;
        }
        return switch (keyword) {
            case "ifdef", "ifndef", "elifdef", "elifndef" ->
                    new Conditional(place, Conditional.Kind.valueOf(keyword.toUpperCase(java.util.Locale.ROOT)), c.word());
            case "else" -> new Conditional(place, Conditional.Kind.ELSE, "");
            case "endif" -> new Conditional(place, Conditional.Kind.ENDIF, "");
            case "include", "package" -> new Statement.Include(place, c.fileName(), false, keyword.equals("package"));
            case "cinclude" -> new Statement.Include(place, c.fileName(), true, false);
            case "machine" -> machine(place, c);
            case "no" -> no(place, c, quietly);
            case "select" -> new Statement.Select(place, c.word(), true);
            case "options" -> new Statement.Options(place, c.list(() -> option(c)), true);
            case "file-system" -> new Statement.FileSystems(place, c.list(c::word), true);
            case "maxusers" -> maxUsers(place, c);
            case "config" -> image(place, c);
            case "pseudo-device" -> pseudo(place, c);
            case "pseudo-root" -> new Statement.Instance(place, device(c.word(), c), Optional.empty());
            case "ident" -> remark(place, keyword, c.wordOrString());
            case "source", "build" -> remark(place, keyword, c.fileName());
            case "ioconf" -> remark(place, keyword, c.word());
            default -> instance(place, keyword, c);
        };
    }

    static Statement remark(Place place, String keyword, String argument) {
        return new Statement.Remark(place, keyword);
    }

    private static Statement machine(Place place, TokenCursor c) {
        List<String> names = new ArrayList<>(List.of(c.word()));
        while (!c.atEnd()) {
            names.add(c.word());
        }
        return new Statement.Machine(place, List.copyOf(names));
    }

    private static NameValue option(TokenCursor c) {
        return new NameValue(c.word(), c.takes("=") ? Optional.of(c.value()) : Optional.empty());
    }

    private static Statement maxUsers(Place place, TokenCursor c) {
        String first = c.number();
        if (c.atEnd()) {
            return new Statement.MaxUsers(place, first, false);
        }
        String second = c.number();
        c.number();
        return new Statement.MaxUsers(place, second, true);
    }

    /** {@code config netbsd root on ? type ?}: where it mounts its root does not matter here. */
    private static Statement image(Place place, TokenCursor c) {
        String name = c.word();
        c.expect("root");
        c.skip();
        return new Statement.KernelImage(place, name, true);
    }

    private static Statement pseudo(Place place, TokenCursor c) {
        String name = c.word();
        int count = c.atEnd() ? 1 : Numbers.within(c.number(), 0, 1 << 20);
        return new Statement.PseudoDevice(place, name, count, true);
    }

    /** {@code foo* at bar?} with locators and flags, which do not matter here. */
    private static Statement instance(Place place, String name, TokenCursor c) {
        if (!c.sees("*") && !c.sees("at")) {
            throw new ConfigSyntaxException("is no statement of config(5)");
        }
        String device = device(name, c);
        c.expect("at");
        String at = attachment(c);
        c.skip();
        return new Statement.Instance(place, device, Optional.of(at));
    }

    private static String device(String name, TokenCursor c) {
        return c.takes("*") ? name + "*" : name;
    }

    private static String attachment(TokenCursor c) {
        String name = c.word();
        return c.takes("?") ? name + "?" : name;
    }

    private static Statement no(Place place, TokenCursor c, boolean quietly) {
        String what = c.word();
        switch (what) {
            case "options" -> {
                return new Statement.Options(place, c.list(() -> new NameValue(c.word(), Optional.empty())), false);
            }
            case "file-system" -> {
                return new Statement.FileSystems(place, c.list(c::word), false);
            }
            case "makeoptions" -> {
                return new Statement.MakeOptions(place, c.list(
                        () -> new MakeOption(Optional.empty(), c.word(), false, Optional.empty())));
            }
            case "pseudo-device" -> {
                return new Statement.PseudoDevice(place, c.word(), 0, false);
            }
            case "select" -> {
                return new Statement.Select(place, c.word(), false);
            }
            case "config" -> {
                return new Statement.KernelImage(place, c.word(), false);
            }
            case "ident" -> {
                return new Statement.Remark(place, "ident");
            }
            default -> {
                return noInstance(place, what, c, quietly);
            }
        }
    }

    private static Statement noInstance(Place place, String what, TokenCursor c, boolean quietly) {
        if (what.equals("device") && c.takes("at")) {
            return new Statement.NoInstance(place, Optional.empty(), Optional.of(attachment(c)), quietly);
        }
        String device = device(what, c);
        Optional<String> at = c.takes("at") ? Optional.of(attachment(c)) : Optional.empty();
        c.skip(); // locators, as in the statement that is taken back
        return new Statement.NoInstance(place, Optional.of(device), at, quietly);
    }
}
