package org.lockwright.rules.audit;

import org.lockwright.parser.source.Span;

/**
 * A function as its file's text shows it, before anything is parsed; or a macro with parameters, which calls what its body names.
 *
 * @param path the file
 * @param name the function
 * @param isLocal whether only its own file can call it by name
 * @param isMacro whether it is a macro
 * @param body from the opening brace to the closing one; a macro's replacement list
 */
record FunctionText(String path, String name, boolean isLocal, boolean isMacro, Span body) implements Comparable<FunctionText> {

    @Override
    public int compareTo(FunctionText o) {
        int c = name.compareTo(o.name);
        c = c != 0 ? c : path.compareTo(o.path);
        return c != 0 ? c : body.compareTo(o.body);
    }
}
