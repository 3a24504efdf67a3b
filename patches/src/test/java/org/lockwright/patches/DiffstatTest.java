package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiffstatTest {

    private static Diffstat.FileStat stat(String path, int plus, int minus) {
        return new Diffstat.FileStat(path, plus, minus, false);
    }

    @Test
    void drawsBarsInProportion() {
        Diffstat stat = new Diffstat(List.of(stat("a.c", 1000, 1), stat("sys/b.c", 0, 500), stat("c.c", 0, 0)));
        String[] lines = stat.render().split("\n");
        assertThat(lines[0]).isEqualTo(" a.c     | 1001 " + "+".repeat(61) + "-");
        assertThat(lines[1]).isEqualTo(" sys/b.c |  500 " + "-".repeat(30));
        assertThat(lines[2]).isEqualTo(" c.c     |    0");
        assertThat(lines[3]).isEqualTo(" 3 files changed, 1000 insertions(+), 501 deletions(-)");
    }

    @Test
    void drawsSmallChangesExactlyAndPathsInFull() {
        String path = "sys/" + "long/".repeat(20) + "x.c";
        Diffstat stat = new Diffstat(List.of(stat(path, 3, 2), new Diffstat.FileStat("sys/\u00e4.h", 1, 0, true)));
        assertThat(stat.render()).startsWith(" " + path + " | 5 +++--\n \"sys/\\303\\244.h\" ")
                .endsWith(" create mode 100644 \"sys/\\303\\244.h\"\n");
    }

    @Test
    void totalsSpeakAsGitDoes() {
        assertThat(new Diffstat(List.of(stat("a", 1, 1))).totals()).isEqualTo("1 file changed, 1 insertion(+), 1 deletion(-)");
        assertThat(new Diffstat(List.of(stat("a", 2, 0))).totals()).isEqualTo("1 file changed, 2 insertions(+)");
        assertThat(new Diffstat(List.of(stat("a", 0, 2))).totals()).isEqualTo("1 file changed, 2 deletions(-)");
        assertThat(new Diffstat(List.of(stat("a", 0, 0), stat("b", 0, 0))).totals())
                .isEqualTo("2 files changed, 0 insertions(+), 0 deletions(-)");
    }
}
