package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TreeLayoutTest {

    private static TreeLayout find(String location, String... files) {
        return TreeLayout.find(location, Set.of(files)::contains);
    }

    @Test
    void looksUpwardsForTheTree() {
        assertThat(find("", "sys/sys/param.h")).isEqualTo(TreeLayout.ROOT);
        assertThat(find("sys/kern", "sys/sys/param.h")).isEqualTo(TreeLayout.ROOT);
        assertThat(find("src/sys", "src/sys/sys/param.h")).isEqualTo(new TreeLayout("src/", ""));
        assertThat(find("elsewhere", "src/sys/sys/param.h")).isEqualTo(TreeLayout.ROOT);
    }

    @Test
    void knowsASysFolderByAnotherName() {
        assertThat(find("", "sys/param.h")).isEqualTo(new TreeLayout("", "sys/"));
        assertThat(find("kernel/net", "kernel/sys/param.h")).isEqualTo(new TreeLayout("kernel/", "sys/"));
        assertThat(find("", "sys/param.h", "sys/sys/param.h")).isEqualTo(TreeLayout.ROOT);
    }

    @Test
    void mapsBothWays() {
        TreeLayout kernel = new TreeLayout("kernel/", "sys/");
        assertThat(kernel.repositoryPath("sys/net/if.c")).hasValue("kernel/net/if.c");
        assertThat(kernel.repositoryPath("common/x.c")).isEmpty();
        assertThat(kernel.treePath("kernel/net/if.c")).hasValue("sys/net/if.c");
        assertThat(kernel.treePath("other/net/if.c")).isEmpty();
    }
}
