package org.lockwright.parser.config;

import java.util.List;
import java.util.Optional;

/** One statement of a config(5) file; what has no influence on what is compiled or how it reads is a {@link Remark}. */
sealed interface Statement {

    /** Where it begins. */
    Place place();

    /** {@code include}; {@code cinclude} if the file may be missing; {@code package} if its folder is a prefix meanwhile. */
    record Include(Place place, String path, boolean mayBeMissing, boolean isPackage) implements Statement {
    }

    /** {@code ifdef} and its kin; {@code name} is empty for {@code else} and {@code endif}. */
    record Conditional(Place place, Kind kind, String name) implements Statement {

        /** The words. */
        enum Kind {
            IFDEF, IFNDEF, ELIFDEF, ELIFNDEF, ELSE, ENDIF
        }
    }

    /** {@code machine M ARCH SUBARCH...}. */
    record Machine(Place place, List<String> names) implements Statement {
    }

    /** {@code prefix P}, or {@code prefix} alone, which takes back the last; {@code buildprefix} has no influence here. */
    record Prefix(Place place, Optional<String> path) implements Statement {
    }

    /** {@code file} or {@code object}. */
    record SourceFile(Place place, String path, boolean isObject, Optional<Condition> condition, Need need, Optional<String> rule)
            implements Statement {

        /** Which header its condition asks for. */
        enum Need {
            NONE, FLAG, COUNT
        }
    }

    /** {@code defflag}, {@code defparam}, {@code defopt}, with {@code obsolete} before it or not. */
    record DefineOptions(Place place, Kind kind, boolean isObsolete, Optional<String> header, List<NameValue> options,
            List<String> depends) implements Statement {

        /** What values an option takes. */
        enum Kind {
            FLAG, PARAM, ANY
        }
    }

    /** {@code deffs}. */
    record DefineFileSystems(Place place, List<String> names, List<String> depends) implements Statement {
    }

    /** {@code define}, and {@code devclass}. */
    record DefineAttribute(Place place, String name, boolean isClass, Optional<List<Locator>> locators, List<String> depends)
            implements Statement {
    }

    /** {@code device}, {@code defpseudo}, {@code defpseudodev}. */
    record DefineDevice(Place place, String name, Kind kind, Optional<List<Locator>> locators, List<String> attributes)
            implements Statement {

        /** Whether it has instances. */
        enum Kind {
            REAL, PSEUDO, PSEUDO_DEVICE
        }
    }

    /** {@code attach DEVICE at A, B with NAME: attributes}. */
    record Attach(Place place, String device, List<String> at, Optional<String> with, List<String> attributes) implements Statement {
    }

    /** {@code makeoptions}, and {@code no makeoptions}. */
    record MakeOptions(Place place, List<MakeOption> options) implements Statement {
    }

    /** {@code select}, and {@code no select}. */
    record Select(Place place, String name, boolean on) implements Statement {
    }

    /** {@code options}, and {@code no options}. */
    record Options(Place place, List<NameValue> options, boolean on) implements Statement {
    }

    /** {@code file-system}, and {@code no file-system}. */
    record FileSystems(Place place, List<String> names, boolean on) implements Statement {
    }

    /** {@code maxusers}: one number in a kernel config, the second of three in {@code files.*}. */
    record MaxUsers(Place place, String number, boolean isDefault) implements Statement {
    }

    /** {@code config NAME root on ...}, and {@code no config NAME}. */
    record KernelImage(Place place, String name, boolean on) implements Statement {
    }

    /** {@code pseudo-device}, and {@code no pseudo-device}. */
    record PseudoDevice(Place place, String name, int count, boolean on) implements Statement {
    }

    /** {@code foo* at bar?}; {@code pseudo-root foo*} is at nothing. */
    record Instance(Place place, String device, Optional<String> at) implements Statement {
    }

    /** {@code no foo0}, {@code no foo* at bar?}, {@code no device at bar?}; {@code -no} is quiet if there is none. */
    record NoInstance(Place place, Optional<String> device, Optional<String> at, boolean quietly) implements Statement {
    }

    /** Something understood that has no influence here: {@code version}, {@code ident}, {@code device-major}, ... */
    record Remark(Place place, String keyword) implements Statement {
    }

    /** Something not understood. */
    record Unknown(Place place, String cause) implements Statement {
    }

    /** A name with a value or without. */
    record NameValue(String name, Optional<String> value) {
    }

    /** A place on a bus that an instance may be told; {@code value} is the default. */
    record Locator(String name, Optional<String> value) {
    }

    /** One variable of the kernel's Makefile set, added to, or (without a value) taken back. */
    record MakeOption(Optional<Condition> condition, String name, boolean adds, Optional<String> value) {
    }
}
