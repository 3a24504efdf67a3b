package org.lockwright.cli;

/** The process: answers {@code --version} at once, hands everything else to {@link Commands}, and owns exit code 4. */
public final class Main {
    private static final int INTERNAL = 4;

    private Main() {}

    public static void main(String[] args) {
        // Before picocli is loaded: a warm start is measured against a bare JVM.
        if (args.length == 1 && args[0].equals("--version")) {
            System.out.println(Version.line());
            return;
        }
        int code;
        try {
            code = Commands.run(args);
        } catch (Throwable failure) {
            report(failure);
            code = INTERNAL;
        }
        System.exit(code);
    }

    /** One line whatever went wrong; the trace is for those who ask. */
    private static void report(Throwable failure) {
        System.err.println("lockwright: internal error: " + oneLine(failure) + "; " + remedy(failure));
        if (debugging()) {
            failure.printStackTrace();
        }
    }

    private static String oneLine(Throwable failure) {
        return failure.toString().replaceAll("\\s+", " ").strip();
    }

    private static String remedy(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "give it more memory, as in LOCKWRIGHT_JAVA_OPTS=-Xmx8g";
        }
        return debugging() ? "the trace follows" : "LOCKWRIGHT_DEBUG=1 shows where, please report it";
    }

    private static boolean debugging() {
        String value = System.getenv("LOCKWRIGHT_DEBUG");
        return value != null && !value.isEmpty();
    }
}
