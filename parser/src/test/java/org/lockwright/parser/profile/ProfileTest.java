package org.lockwright.parser.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.parser.config.ConfigGap;
import org.lockwright.parser.config.ConfigSources;
import org.lockwright.parser.config.ConfigTree;

/** Profiles by name, and what of the tree goes into their configurations. */
class ProfileTest {

    private static ConfigTree port(String machine, String kernel) {
        ConfigTree tree = ConfigTree.of("", "").with("sys/arch/box/conf/KERNEL", "machine " + machine + "\n" + kernel);
        for (String name : machine.split(" ")) {
            tree.with("sys/arch/" + name + "/conf/files." + name, "");
        }
        return tree;
    }

    private static Kernel kernel(ConfigTree tree, String... options) {
        return Profile.named("box/KERNEL").kernel(new ConfigSources(tree), List.of(options));
    }

    @Test
    void profilesHaveNames() {
        assertThat(Profile.BUILT_IN).containsExactly("amd64", "octeon", "er4");
        assertThat(Profile.named("er4")).isEqualTo(new Profile("er4", "evbmips", "OCTEON", List.of("MULTIPROCESSOR")));
        assertThat(Profile.named("evbarm/GENERIC64").path()).isEqualTo("sys/arch/evbarm/conf/GENERIC64");
        assertThat(Profile.named("macppc/GENERIC.MP").config()).isEqualTo("GENERIC.MP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vax", "", "a/", "/a", "a/../b", "a/.b", "A/B", "a/b/c", "a b/c", "amd64/GENERIC\n"})
    void anythingElseIsUnknown(String name) {
        assertThatThrownBy(() -> Profile.named(name)).isInstanceOf(ProfileException.class).hasMessageContaining("known: amd64, octeon, er4");
    }

    @Test
    void aConfigurationIsNamedByProfileAndOptions() {
        ConfigTree tree = port("box", "");
        assertThat(kernel(tree, "B", "-A", "C=2").configuration().name()).isEqualTo("box/KERNEL-A+B+C=2");
        assertThat(Profile.named("box/KERNEL").in(tree, List.of("A")).macros()).containsEntry("A", "1");
    }

    @Test
    void whatIsNoConfigIsRefused() {
        ConfigTree tree = port("box", "").with("sys/arch/box/conf/PART", "options A\n");
        assertThatThrownBy(() -> Profile.named("box/PART").in(tree, List.of())).hasMessageContaining("no whole kernel config");
        assertThatThrownBy(() -> Profile.named("box/NONE").in(tree, List.of())).hasMessageContaining("has no sys/arch/box/conf/NONE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "box mips     | makeoptions LP64=\"yes\" ; options MIPS64_OCTEON | __OCTEON__       | 1",
        "box mips     | makeoptions LP64=\"yes\" ; options MIPS64_OCTEON | __BYTE_ORDER__   | 4321",
        "box mips     | options MIPS64_OCTEON                            | __OCTEON__       | -",
        "box mips     | makeoptions MACHINE_ARCH=\"mipsel\"              | __BYTE_ORDER__   | 1234",
        "box mips     | makeoptions MACHINE_ARCH=\"mipsel\"              | __SIZEOF_LONG__  | 4",
        "box powerpc  | -                                                | __powerpc__      | 1",
        "box aarch64  | -                                                | __SIZEOF_LONG__  | 8",
        "box unheard64| -                                                | __SIZEOF_LONG__  | 8",
        "box unheard  | -                                                | __SIZEOF_LONG__  | 4",
        "box unheard  | -                                                | _KERNEL          | 1"})
    void theCpuComesFromTheTree(String machine, String kernel, String macro, String value) {
        ConfigTree tree = port(machine, kernel == null ? "" : kernel.replace(" ; ", "\n") + "\n");
        assertThat(kernel(tree).configuration().macros().get(macro)).isEqualTo(value);
    }

    @Test
    void whatIsNotKnownOfACpuIsAGap() {
        assertThat(kernel(port("box unheard", "")).gaps()).extracting(ConfigGap::cause)
                .containsExactly("no predefined macros are known for the CPU 'unheard'; those common to 32 bit ones are used");
        assertThat(kernel(port("box mips", "")).gaps()).extracting(ConfigGap::cause)
                .containsExactly("the byte order of 'mips' is not said here; big endian is assumed");
        assertThat(kernel(port("amd64 x86", "")).gaps()).isEmpty();
    }

    @Test
    void thePortsMakefileNamesCpuFlagsAndLinks() {
        Kernel k = kernel(port("box cpu", "makeoptions LP64=\"yes\"\n").with("sys/arch/box/conf/Makefile.box", """
                # MACHINE_ARCH=vax
                LP64?=	no
                .if ${LP64} == "yes"
                MACHINE_ARCH=sparc64
                CPPFLAGS+=	-DWIDE
                .else
                MACHINE_ARCH=sparc
                CPPFLAGS+=	-DNARROW
                .endif
                .if ${OTHER} == "yes"
                CPPFLAGS+=	-DOTHER
                .endif
                CPPFLAGS+=	-D${MACHINE} -DNAME=value \\
                		-I$S/inc/one -DBASE=${BASE}
                EXTRA_INCLUDES=	-I${S}/../common/two
                all:
                	ln -s $S/arch/other/include other
                """));
        assertThat(k.cpu()).isEqualTo("sparc64");
        assertThat(k.configuration().macros()).containsEntry("WIDE", "1").containsEntry("box", "1").containsEntry("NAME", "value")
                .containsEntry("__sparc64__", "1").doesNotContainKeys("NARROW", "OTHER", "BASE");
        assertThat(k.configuration().searchPath()).containsSubsequence("sys", "sys/inc/one", "common/two");
        assertThat(k.configuration().links()).containsEntry("machine", "sys/arch/box/include")
                .containsEntry("cpu", "sys/arch/cpu/include").containsEntry("other", "sys/arch/other/include");
    }

    // contract: as in Xen, where headers of the CPU stand behind those that the platform has of its own.
    @Test
    void aMakefileMayGiveMachineAFolderOfItsOwn() {
        Kernel k = kernel(port("box cpu", "").with("sys/arch/box/conf/Makefile.box", """
                OWN_INC=	$S/arch/box/include/${BUILD}
                EXTRA_INCLUDES=	-I${.CURDIR}/box-ma
                .BEGIN:
                	mkdir box-ma && ln -s ../${BUILD} box-ma/machine
                	ln -s ${OWN_INC} machine
                """));
        assertThat(k.configuration().links()).containsEntry("machine", "sys/arch/box/include/cpu")
                .containsEntry("box-ma/machine", "sys/arch/cpu/include").containsEntry("box", "sys/arch/box/include");
    }

    @Test
    void makeOptionsGiveMacrosAndFolders() {
        Configuration c = kernel(port("box", """
                makeoptions CPPFLAGS+="-I$S/dev/x -DX=1 -DY", COPTS="-O2 -DZ=\\"z\\""
                makeoptions "CPPFLAGS.some"+="-I${S}/dev/some -DSOME"
                """)).configuration();
        assertThat(c.searchPath()).containsExactly("sys", "common/include", "sys/arch", "sys/dev/x", "sys/dev/some");
        assertThat(c.macros()).containsEntry("X", "1").containsEntry("Y", "1").containsEntry("Z", "\"z\"").doesNotContainKey("SOME");
    }

    @Test
    void theFilesOfTheKernelAreKnown() {
        ConfigTree tree = ConfigTree.of("file a/b.c inet\nfile a/c.c !inet\n", "options INET\n").with("sys/a/b.c", "");
        Kernel k = kernel(tree);
        assertThat(k.configuration().sources()).contains("sys/a/b.c").doesNotContain("sys/a/c.c");
        assertThat(k.files(tree).compiled()).containsExactly("sys/a/b.c");
    }

    @Test
    void configsAreFoundByWhatTheyHold() {
        ConfigTree tree = ConfigTree.of("", "config netbsd root on ?\n")
                .with("sys/arch/box/conf/INSTALL", "include \"arch/box/conf/KERNEL\"\noptions A\n")
                .with("sys/arch/box/conf/PART.common", "options A\n")
                .with("sys/arch/box/conf/std.box", "machine box\nconfig netbsd root on ?\n")
                .with("sys/arch/box/conf/README.box", "config netbsd\nmachine box\n")
                .with("sys/arch/box/conf/LOOP", "include \"arch/box/conf/LOOP\"\n")
                .with("sys/arch/cpu/conf/OTHER", "include \"arch/box/conf/std.box\"\n");
        assertThat(KernelConfigs.of(tree)).hasToString("{box=[INSTALL, KERNEL], cpu=[OTHER]}");
    }

    @Test
    void everyLineOfTheCpuTableNamesSetsThatAre() {
        for (String line : ProfileData.lines("cpus.txt")) {
            String[] sets = line.substring(line.indexOf(':') + 1).strip().split("\\s+");
            assertThat(ProfileData.cpuMacros().keySet()).as(line).containsAll(
                    java.util.Arrays.stream(sets).filter(s -> !s.equals("assumed")).toList());
        }
    }
}
