package org.lockwright.tests.architecture.bad.rules.program;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;

/** Prints, exits, and reads clock and environment outside cli, each in a method of its own. */
final class Prints {

    void out() {
        System.out.println("out");
    }

    void err() {
        System.err.println("err");
    }

    void exit() {
        System.exit(1);
    }

    String environment() {
        return System.getenv("HOME");
    }

    String property() {
        return System.getProperty("user.home");
    }

    long millis() {
        return System.currentTimeMillis();
    }

    long nanos() {
        return System.nanoTime();
    }

    Instant instant() {
        return Instant.now();
    }

    LocalDate day() {
        return LocalDate.now();
    }

    Date date() {
        return new Date();
    }

    void trace(Exception e) {
        e.printStackTrace();
    }
}
