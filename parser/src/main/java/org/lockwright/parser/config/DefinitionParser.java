package org.lockwright.parser.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockwright.parser.config.ConfigToken.Kind;
import org.lockwright.parser.config.Statement.DefineDevice;
import org.lockwright.parser.config.Statement.DefineOptions;
import org.lockwright.parser.config.Statement.MakeOption;
import org.lockwright.parser.config.Statement.NameValue;
import org.lockwright.parser.config.Statement.SourceFile;

/** The statements of {@code files.*}: what a kernel config may select. */
final class DefinitionParser {

    private static final Pattern DEVICE = Pattern.compile("[A-Za-z]([A-Za-z0-9_]*[A-Za-z_])?");

    private DefinitionParser() {
    }

    /** The statement that {@code keyword} begins, {@code c} being behind it; null if it is none of these. */
    static Statement statement(Place place, String keyword, TokenCursor c) {
        return switch (keyword) {
            case "file", "object" -> file(place, keyword.equals("object"), c);
            case "prefix" -> new Statement.Prefix(place, c.atEnd() ? Optional.empty() : Optional.of(c.fileName()));
            case "buildprefix" -> buildPrefix(place, c);
            case "defflag" -> options(place, DefineOptions.Kind.FLAG, false, c);
            case "defparam" -> options(place, DefineOptions.Kind.PARAM, false, c);
            case "defopt" -> options(place, DefineOptions.Kind.ANY, false, c);
            case "obsolete" -> obsolete(place, c);
            case "deffs" -> fileSystems(place, c);
            case "define" -> new Statement.DefineAttribute(place, c.word(), false, c.locators(), c.depends());
            case "devclass" -> new Statement.DefineAttribute(place, c.word(), true, Optional.empty(), List.of());
            case "device" -> device(place, DefineDevice.Kind.REAL, c);
            case "defpseudo" -> device(place, DefineDevice.Kind.PSEUDO, c);
            case "defpseudodev" -> device(place, DefineDevice.Kind.PSEUDO_DEVICE, c);
            case "attach" -> attach(place, c);
            case "makeoptions" -> makeOptions(place, c);
            case "device-major" -> deviceMajor(place, c);
            case "major" -> majors(place, c);
            case "mkflagvar" -> makeFlags(place, c);
            case "version", "maxpartitions" -> StatementParser.remark(place, keyword, c.number());
            default -> null;
        };
    }

    private static Statement buildPrefix(Place place, TokenCursor c) {
        if (!c.atEnd()) {
            String folder = c.sees(Kind.WORD) ? c.word() : c.fileName();
            return StatementParser.remark(place, "buildprefix", folder);
        }
        return new Statement.Remark(place, "buildprefix");
    }

    private static Statement file(Place place, boolean isObject, TokenCursor c) {
        String path = c.fileName();
        Optional<Condition> condition = c.condition();
        SourceFile.Need need = SourceFile.Need.NONE;
        while (c.sees("needs-flag") || c.sees("needs-count")) {
            SourceFile.Need asked = c.word().equals("needs-flag") ? SourceFile.Need.FLAG : SourceFile.Need.COUNT;
            if (need != SourceFile.Need.NONE && need != asked) {
                throw new ConfigSyntaxException("asks for needs-flag and needs-count");
            }
            need = asked;
        }
        if (need != SourceFile.Need.NONE && condition.isEmpty()) {
            throw new ConfigSyntaxException("has needs-flag or needs-count, and no condition to make a header of");
        }
        Optional<String> rule = !isObject && c.takes("compile-with") ? Optional.of(c.wordOrString()) : Optional.empty();
        return new SourceFile(place, path, isObject, condition, need, rule);
    }

    private static Statement obsolete(Place place, TokenCursor c) {
        boolean flag = c.sees("defflag");
        if (!flag) {
            c.expect("defparam");
        } else {
            c.word();
        }
        return options(place, flag ? DefineOptions.Kind.FLAG : DefineOptions.Kind.PARAM, true, c);
    }

    private static Statement options(Place place, DefineOptions.Kind kind, boolean isObsolete, TokenCursor c) {
        Optional<String> header = c.sees(Kind.PATH) || c.sees(Kind.STRING) ? Optional.of(c.fileName()) : Optional.empty();
        if (header.isPresent() && (header.get().contains("/") || !header.get().endsWith(".h"))) {
            throw new ConfigSyntaxException("puts options into '" + TokenCursor.printable(header.get())
                    + "', which is no plain name that ends in .h");
        }
        List<NameValue> names = new ArrayList<>();
        do {
            String name = c.word();
            Optional<String> value = c.takes("=") ? Optional.of(c.value()) : Optional.empty();
            if (c.takes(":=")) {
                c.value(); // for kernels made for lint(1)
            }
            names.add(new NameValue(name, value));
        } while (c.sees(Kind.WORD));
        return new DefineOptions(place, kind, isObsolete, header, List.copyOf(names), c.depends());
    }

    private static Statement fileSystems(Place place, TokenCursor c) {
        List<String> names = new ArrayList<>(List.of(c.word()));
        while (c.sees(Kind.WORD)) {
            names.add(c.word());
        }
        return new Statement.DefineFileSystems(place, List.copyOf(names), c.depends());
    }

    private static Statement device(Place place, DefineDevice.Kind kind, TokenCursor c) {
        return new DefineDevice(place, deviceName(c), kind, c.locators(), c.depends());
    }

    /** A device's name ends in no digit, since instances are named by adding one. */
    private static String deviceName(TokenCursor c) {
        String name = c.word();
        if (!DEVICE.matcher(name).matches()) {
            throw new ConfigSyntaxException("names a device '" + TokenCursor.printable(name) + "', which must end in no digit");
        }
        return name;
    }

    private static Statement attach(Place place, TokenCursor c) {
        String device = deviceName(c);
        c.expect("at");
        List<String> at = c.list(c::word);
        Optional<String> with = c.takes("with") ? Optional.of(deviceName(c)) : Optional.empty();
        return new Statement.Attach(place, device, at, with, c.depends());
    }

    /** {@code NAME = value}, {@code NAME += value}, and {@code condition NAME += value}. */
    private static Statement makeOptions(Place place, TokenCursor c) {
        return new Statement.MakeOptions(place, c.list(() -> {
            boolean plain = c.sees(Kind.STRING) || c.seesSecond("=") || c.seesSecond("+=");
            Optional<Condition> condition = plain ? Optional.empty() : c.condition();
            String name = c.wordOrString();
            boolean adds = c.takes("+=");
            if (!adds) {
                c.expect("=");
            }
            return new MakeOption(condition, name, adds, Optional.of(c.value()));
        }));
    }

    /** {@code device-major NAME char N block N condition single|vector = N:N, linkzero}: makes device nodes, nothing to read. */
    private static Statement deviceMajor(Place place, TokenCursor c) {
        String name = c.word();
        if (c.takes("char")) {
            c.number();
        }
        if (c.takes("block")) {
            c.number();
        }
        boolean nodes = c.sees("single") || c.sees("vector");
        if (!nodes) {
            c.condition();
        }
        if (c.takes("vector")) {
            c.expect("=");
            c.number();
            if (c.takes(":")) {
                c.number();
            }
        } else {
            c.takes("single");
        }
        if (c.takes(",")) {
            c.expect("linkzero");
        }
        return StatementParser.remark(place, "device-major", name);
    }

    /** {@code mkflagvar NAME...}: options that are variables of the Makefile too. */
    private static Statement makeFlags(Place place, TokenCursor c) {
        do {
            c.word();
        } while (!c.atEnd());
        return new Statement.Remark(place, "mkflagvar");
    }

    private static Statement majors(Place place, TokenCursor c) {
        c.expect("{");
        c.list(() -> {
            c.word();
            c.expect("=");
            return c.number();
        });
        c.expect("}");
        return new Statement.Remark(place, "major");
    }
}
