package org.lockwright.rules.convert;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/**
 * One change at one place, in the terms of the place's form. {@code in} is always the file; {@code block} a block of the template.
 *
 * <p>Whatever is there already is left alone, so that a second run changes nothing. A file that has neither the old form nor the new one
 * is refused, but for words in comments.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TableEdit.Defines.class, name = "defines"),
    @JsonSubTypes.Type(value = TableEdit.Value.class, name = "value"),
    @JsonSubTypes.Type(value = TableEdit.Insert.class, name = "insert"),
    @JsonSubTypes.Type(value = TableEdit.Clone.class, name = "clone"),
    @JsonSubTypes.Type(value = TableEdit.Arrange.class, name = "arrange"),
    @JsonSubTypes.Type(value = TableEdit.Lines.class, name = "lines"),
    @JsonSubTypes.Type(value = TableEdit.SwitchBody.class, name = "switch-body"),
    @JsonSubTypes.Type(value = TableEdit.Rename.class, name = "rename"),
    @JsonSubTypes.Type(value = TableEdit.Phrase.class, name = "phrase"),
    @JsonSubTypes.Type(value = TableEdit.Initializer.class, name = "initializer"),
    @JsonSubTypes.Type(value = TableEdit.Rows.class, name = "rows"),
    @JsonSubTypes.Type(value = TableEdit.MaskRows.class, name = "mask-rows"),
    @JsonSubTypes.Type(value = TableEdit.Steps.class, name = "steps"),
    @JsonSubTypes.Type(value = TableEdit.ArraySize.class, name = "array-size"),
    @JsonSubTypes.Type(value = TableEdit.Names.class, name = "names"),
    @JsonSubTypes.Type(value = TableEdit.Tokens.class, name = "tokens"),
    @JsonSubTypes.Type(value = TableEdit.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = TableEdit.Establish.class, name = "establish")
})
public sealed interface TableEdit {

    /** The file; null for an edit of many files. */
    String in();

    /**
     * The lines from the first to the last definition of {@code names} become {@code block}, with the comment above if
     * {@code withComment}; nothing is done where the file has {@code unless} as an identifier.
     */
    record Defines(String in, List<String> names, String block, boolean withComment, String unless) implements TableEdit {
    }

    /** Every definition of {@code name} gets the replacement {@code value}; what stands behind it on the line stays. */
    record Value(String in, String name, String value) implements TableEdit {
    }

    /**
     * {@code block} goes in, unless the file has {@code unless} as an identifier: behind the definition {@code afterDefine}, behind the
     * directive that includes {@code afterInclude}, or in front of function {@code beforeFunction} and its comment.
     */
    record Insert(String in, String afterDefine, String afterInclude, String beforeFunction, String block, String unless)
            implements TableEdit {
    }

    /**
     * What {@code of} names is copied behind itself for class {@code as}, with names of class {@code like} turned into names of it: a
     * {@code declaration} at file scope, a {@code call} of {@code name} or a {@code case} in {@code function}, the last comparison of
     * {@code name} in a condition ({@code operand}), or the {@code define} of {@code name}.
     *
     * @param guard a condition of the preprocessor to put around the copy; null for none
     */
    record Clone(String in, String function, Part of, String name, String like, String as, String guard) implements TableEdit {
    }

    /** Kinds of text that {@link Clone} copies. */
    enum Part {
        /** A declaration at file scope that has {@code name} in it. */
        DECLARATION,
        /** A call as a statement. */
        CALL,
        /** A case with its statements. */
        CASE,
        /** An operand of {@code ||}. */
        OPERAND,
        /** A definition of a macro. */
        DEFINE
    }

    /**
     * The tests of {@code function}, conditions of an {@code if} chain or uses of {@code macro}, are put in the order of the ladder;
     * {@code like} is copied for a class that has none.
     *
     * @param order {@code "today"} for today's ladder with new classes last; else the new one
     * @param block the block that is the ladder, for uses of {@code macro}; null to move the statements that are there
     */
    record Arrange(String in, String function, String macro, String like, String order, String block) implements TableEdit {
    }

    /** The lines from that of the first {@code first} behind {@code after}, to in front of that of {@code before}, become {@code block}. */
    record Lines(String in, String after, String first, String before, String block) implements TableEdit {
    }

    /** The body of the switch in {@code function} becomes {@code block}. */
    record SwitchBody(String in, String function, String block) implements TableEdit {
    }

    /**
     * Identifier {@code from} becomes {@code to}, in {@code functions} and the comments above them, or all of the file if there are none;
     * where {@code call} is given only in calls of it.
     */
    record Rename(String in, String from, String to, List<String> functions, String call) implements TableEdit {

        public Rename {
            functions = functions == null ? List.of() : List.copyOf(functions);
        }
    }

    /** In comments, the words {@code from} become {@code to}; line breaks and comment borders between words do not matter. */
    record Phrase(String in, String from, String to) implements TableEdit {
    }

    /** In the initialiser of {@code variable} in {@code function}, {@code part} becomes {@code block}. */
    record Initializer(String in, String function, String variable, List<String> classes, String block) implements TableEdit {
    }

    /** The rows of a table in assembler, from level {@code from} to {@code to} of today, become {@code block}. */
    record Rows(String in, String label, String directive, int from, int to, String block) implements TableEdit {
    }

    /** Every initialiser of the port's mask tables gets rows for the new levels, its own masks of other lines kept. */
    record MaskRows() implements TableEdit {

        @Override
        public String in() {
            return null;
        }
    }

    /**
     * In {@code function}, statements that raise the level step by step, one paragraph for each class, are put in the order of levels.
     *
     * @param first the call that begins a paragraph, with <code>${class}</code>
     * @param previous the comparison that ends it; its right side names the level before
     * @param macros macros to define, to see the function
     */
    record Steps(String in, String function, String first, String previous, List<String> macros) implements TableEdit {

        public Steps {
            macros = macros == null ? List.of() : List.copyOf(macros);
        }
    }

    /** Each identifier of {@code map} becomes what it is mapped to, all at once; nothing is done where the file has {@code unless}. */
    record Names(String in, Map<String, String> map, String unless) implements TableEdit {

        public Names {
            map = Map.copyOf(map);
        }
    }

    /**
     * Each run of tokens that reads {@code from}, written with a blank between tokens, becomes {@code to}; in {@code function} if given. A
     * file without it is no error if {@code optional}.
     */
    record Tokens(String in, String function, String from, String to, boolean optional) implements TableEdit {
    }

    /** The port has no way yet to change {@code function}; {@code reason} is the code of why. */
    record Refuse(String in, String function, String reason) implements TableEdit {
    }

    /** The array {@code name} gets {@code size} elements. */
    record ArraySize(String in, String name, String size) implements TableEdit {
    }

    /**
     * Handlers established at class {@code from} move to class {@code to}, in the files of {@code under} and all under its folders.
     *
     * @param stay functions whose handlers stay, each with its reason
     */
    record Establish(String from, String to, List<String> under, List<Stay> stay) implements TableEdit {

        public Establish {
            under = List.copyOf(under);
            stay = List.copyOf(stay);
        }

        @Override
        public String in() {
            return null;
        }
    }

    /** A handler that stays in its class. */
    record Stay(String in, String function, String why) {
    }
}
