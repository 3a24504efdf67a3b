package org.lockwright.patches;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The mails of a series: a cover letter and one reply to it for each commit, in the form {@code git am} reads. */
final class SeriesMail {

    private static final String DOMAIN = "lockwright.invalid";
    private static final String SIGNATURE = "-- \nlockwright\n\n";
    /** Longest file name before its suffix, as {@code git format-patch} cuts it. */
    private static final int LONGEST_NAME = 57;
    /** Most lines of a range-diff in the cover letter. */
    private static final int LONGEST_DIFFERENCE = 300;

    private final SeriesPlan plan;
    private final List<CommitChain.Link> links;
    private final Diffstat total;
    private final String tip;
    private final Optional<RangeDiff> difference;

    /** The mails of a series that is the first of its kind. */
    SeriesMail(SeriesPlan plan, List<CommitChain.Link> links, Diffstat total) {
        this(plan, links, total, Optional.empty());
    }

    /** The mails of a series; {@code difference} is to the version before, if there is one. */
    SeriesMail(SeriesPlan plan, List<CommitChain.Link> links, Diffstat total, Optional<RangeDiff> difference) {
        this.difference = difference;
        this.plan = plan;
        this.links = links;
        this.total = total;
        this.tip = links.get(links.size() - 1).id();
    }

    /** File name of the cover letter. */
    String coverName() {
        return fileName(0, "cover-letter");
    }

    /** File name of the mail for commit {@code index}, from 0. */
    String patchName(int index) {
        return fileName(index + 1, slug(links.get(index).message().title()));
    }

    private String fileName(int number, String slug) {
        String name = String.format(Locale.ROOT, "v%d-%04d-%s", plan.version(), number, slug);
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)) + ".patch";
    }

    /** {@code title} as part of a file name: letters, digits, {@code _}, {@code .}, and a {@code -} for each run of others. */
    private static String slug(String title) {
        return title.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("\\.+", ".").replaceAll("^-+|[-.]+$", "");
    }

    /** The cover letter, dated at {@code when}. */
    byte[] cover(Instant when) {
        StringBuilder text = new StringBuilder();
        paragraph(text, plan.coverBody());
        text.append(plan.author().name()).append(" (").append(links.size()).append("):\n");
        links.forEach(link -> text.append("  ").append(link.message().title()).append('\n'));
        text.append('\n').append(total.render()).append('\n');
        paragraph(text, plan.coverNotes());
        difference.ifPresent(d -> paragraph(text, "Range-diff against the version before:\n" + shortened(d)));
        text.append("base-commit: ").append(plan.base()).append('\n');
        text.append("branch-tip: ").append(tip).append('\n');
        text.append(SIGNATURE);
        return mail(tip, when, MailHeader.subject(tag(0), plan.coverTitle()), messageId(0), "", utf8(text.toString()));
    }

    /** With the diffs of diffs, or without them if they are longer than a reader of a cover letter wants. */
    private static String shortened(RangeDiff difference) {
        String all = difference.render();
        long lines = all.lines().count();
        return lines <= LONGEST_DIFFERENCE ? all : difference.summary() + "(the diffs of diffs, " + (lines - difference.entries().size())
                + " lines, are left out; 'git range-diff' shows them)\n";
    }

    private static void paragraph(StringBuilder out, String text) {
        String body = text.strip();
        if (!body.isEmpty()) {
            out.append(body).append("\n\n");
        }
    }

    /** The mail for commit {@code index}, from 0. */
    byte[] patch(int index) {
        CommitChain.Link link = links.get(index);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(utf8(link.message().text() + "---\n" + link.stat().render() + "\n"));
        link.diffs().forEach(diff -> diff.appendTo(body));
        body.writeBytes(utf8(SIGNATURE));
        String cover = messageId(0);
        String thread = "In-Reply-To: " + cover + "\nReferences: " + cover + "\n";
        String subject = MailHeader.subject(tag(index + 1), link.message().title());
        return mail(link.id(), link.when(), subject, messageId(index + 1), thread, body.toByteArray());
    }

    private byte[] mail(String commit, Instant when, String subject, String messageId, String thread, byte[] body) {
        TransferEncoding encoding = TransferEncoding.of(body);
        String head = "From " + commit + " Mon Sep 17 00:00:00 2001\n"
                + MailHeader.from(plan.author())
                + "Date: " + MailHeader.date(when) + "\n"
                + subject
                + "Message-ID: " + messageId + "\n"
                + thread
                + "MIME-Version: 1.0\n"
                + "Content-Type: text/plain; charset=UTF-8\n"
                + "Content-Transfer-Encoding: " + encoding.label() + "\n\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(utf8(head));
        out.writeBytes(encoding.encode(body));
        return out.toByteArray();
    }

    /** {@code [PATCH v2 03/12]}: the version from the second on, the number as wide as the count. */
    private String tag(int number) {
        String count = Integer.toString(links.size());
        String version = plan.version() > 1 ? "v" + plan.version() + " " : "";
        return "[PATCH " + version + String.format(Locale.ROOT, "%0" + count.length() + "d", number) + "/" + count + "]";
    }

    private String messageId(int number) {
        String commit = number == 0 ? tip : links.get(number - 1).id();
        return "<v" + plan.version() + "-" + number + "-" + commit + "@" + DOMAIN + ">";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
