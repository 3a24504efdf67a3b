package org.lockwright.parser.config;

/** A statement does not follow config(5)'s grammar; ends as a {@link Statement.Unknown}, never leaves this package. */
final class ConfigSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigSyntaxException(String message) {
        super(message, null, false, false);
    }
}
