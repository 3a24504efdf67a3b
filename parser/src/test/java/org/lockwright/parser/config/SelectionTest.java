package org.lockwright.parser.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a config selects: options and what they depend on, attributes, devices, file systems, and so files. */
class SelectionTest {

    private static final String BUSES = """
            define	bus {}
            define	fast
            define	helper: fast
            device	top {}
            attach	top at root
            file	top.d/top.c	top
            device	bridge: bus
            attach	bridge at top
            file	b/bridge.c	bridge
            device	disk: helper
            attach	disk at bus with disk_bus: extra
            attach	disk at top with disk_top
            file	d/disk.c	disk
            file	d/disk_bus.c	disk_bus
            file	d/disk_top.c	disk_top
            file	d/extra.c	extra
            file	d/fast.c	fast
            define	extra
            """;

    private static TreeSet<String> compiled(KernelConfig k) {
        TreeSet<String> out = new TreeSet<>(k.sources());
        out.removeAll(List.of("devsw.c", "ioconf.c"));
        return out;
    }

    private static TreeSet<String> compiled(String files, String kernel, String... switches) {
        return compiled(ConfigTree.of(files, kernel).read(switches));
    }

    @Test
    void optionsAndTheirDependenciesSelectFiles() {
        String files = """
                defflag	opt_x.h	A: B
                defflag	opt_x.h	B: C, attr
                defflag	C
                define	attr: deep
                file	x/a.c	a
                file	x/b.c	b
                file	x/c.c	c & deep
                file	x/n.c	!a
                """;
        assertThat(compiled(files, "options A\n")).containsExactly("sys/x/a.c", "sys/x/b.c", "sys/x/c.c");
        assertThat(compiled(files, "options B\n")).containsExactly("sys/x/b.c", "sys/x/c.c", "sys/x/n.c");
        assertThat(compiled(files, "options A\nno options A\n")).containsExactly("sys/x/n.c");
        assertThat(compiled(files, "options A\n", "-A")).containsExactly("sys/x/n.c");
        assertThat(compiled(files, "", "B")).hasSize(3);
        assertThat(compiled(files, "no options A\noptions A\n")).hasSize(3);
    }

    @Test
    void attributesBringWhatTheyDependOnAndGoWithIt() {
        String files = "define a: b\ndefine b: c\ndefine c\nfile x/a.c a\nfile x/b.c b\nfile x/c.c c\n";
        assertThat(compiled(files, "select a\n")).containsExactly("sys/x/a.c", "sys/x/b.c", "sys/x/c.c");
        assertThat(compiled(files, "select a\nno select b\n")).containsExactly("sys/x/c.c");
        assertThat(compiled("define a: b\ndefine b: a\nfile x/a.c a & b\n", "select a\n")).containsExactly("sys/x/a.c");
    }

    @Test
    void fileSystemsAreAttributesInLowerCase() {
        String files = "deffs NFS: vfs\ndeffs FFS\ndefine nfs: net\nfile n/nfs.c nfs & vfs & net\nfile f/ffs.c ffs\n";
        assertThat(compiled(files, "file-system NFS\n")).containsExactly("sys/n/nfs.c");
        assertThat(compiled(files, "file-system NFS, FFS\nno file-system NFS\n")).containsExactly("sys/f/ffs.c");
        assertThat(compiled(files, "file-system NFS\n", "-NFS", "FFS")).containsExactly("sys/f/ffs.c");
        assertThat(ConfigTree.of(files, "file-system XFS\noptions NFS\n").gaps()).containsExactly(
                "'XFS' is no file system that files.* define", "option 'NFS' is a file system");
    }

    @Test
    void devicesAreSelectedByTheirInstancesWithTheAttachmentUsed() {
        assertThat(compiled(BUSES, "top0 at root\nbridge* at top?\ndisk* at bridge?\n")).containsExactly(
                "sys/b/bridge.c", "sys/d/disk.c", "sys/d/disk_bus.c", "sys/d/extra.c", "sys/d/fast.c", "sys/top.d/top.c");
        assertThat(compiled(BUSES, "top0 at root\ndisk0 at top0\n")).containsExactly(
                "sys/d/disk.c", "sys/d/disk_top.c", "sys/d/fast.c", "sys/top.d/top.c");
    }

    // contract: an instance at something that is not in the kernel is not in it either.
    @Test
    void orphansAreLeftOut() {
        ConfigTree orphan = ConfigTree.of(BUSES, "top0 at root\ndisk* at bridge?\n");
        assertThat(compiled(orphan.read())).containsExactly("sys/top.d/top.c");
        assertThat(orphan.gaps()).containsExactly("'disk' is at something that is not in the kernel");
        ConfigTree pruned = ConfigTree.of(BUSES, "top0 at root\nbridge* at top?\ndisk* at bus?\nno bridge*\n");
        assertThat(compiled(pruned.read())).containsExactly("sys/top.d/top.c");
        assertThat(pruned.gaps()).isEmpty();
        assertThat(compiled(BUSES, "top0 at root\nbridge0 at top0\ndisk* at bridge1\n")).doesNotContain("sys/d/disk.c");
    }

    @Test
    void instancesAreTakenBackInEachForm() {
        String kernel = "top0 at root\nbridge0 at top0\ndisk0 at bridge0\ndisk1 at top0\n";
        assertThat(compiled(BUSES, kernel + "no disk0\n")).doesNotContain("sys/d/disk_bus.c").contains("sys/d/disk_top.c");
        assertThat(compiled(BUSES, kernel + "no disk1 at top0\n")).contains("sys/d/disk_bus.c").doesNotContain("sys/d/disk_top.c");
        assertThat(compiled(BUSES, kernel + "no disk\n")).doesNotContain("sys/d/disk.c");
        assertThat(compiled(BUSES, kernel + "no device at bus\n")).doesNotContain("sys/d/disk_bus.c").contains("sys/d/disk_top.c");
        assertThat(compiled(BUSES, kernel + "no device at bridge0\n")).doesNotContain("sys/d/disk_bus.c");
        assertThat(compiled(BUSES, kernel + "no device at root\n")).isEmpty();
    }

    @Test
    void pseudoDevicesAreSelectedByName() {
        String files = "define net\ndefpseudo tun: net\nfile t/tun.c tun needs-flag\nfile t/net.c net\n";
        assertThat(compiled(files, "pseudo-device tun\n")).containsExactly("sys/t/net.c", "sys/t/tun.c");
        assertThat(compiled(files, "pseudo-device tun\nno pseudo-device tun\n")).isEmpty();
        assertThat(ConfigTree.of(files, "pseudo-device tap\n").gaps())
                .containsExactly("'tap' is no pseudo-device that files.* define");
    }

    @Test
    void childrenOfAPseudoDeviceAreReached() {
        String files = "defpseudodev soft {}\ndevice kid\nattach kid at soft\nfile k/kid.c kid\n";
        assertThat(compiled(files, "pseudo-device soft\nkid* at soft?\n")).containsExactly("sys/k/kid.c");
        assertThat(compiled(files, "kid* at soft?\n")).isEmpty();
    }

    @Test
    void filesAreSortedByWhatTheTreeHas() {
        ConfigTree tree = ConfigTree.of("""
                file	here/a.c
                file	gone/b.c
                file	unselected/c.c	no
                file	made.c
                file	"$S/made/d.c"
                object	o/blob.o
                object	o/other.o	no
                file	first/same.c
                file	second/same.c
                """, "config netbsd root on ?\n").with("sys/here/a.c", "").with("sys/second/same.c", "").with("sys/first/same.c", "");
        FileSelection files = tree.read().files(tree::isFile);
        assertThat(files.compiled()).containsExactly("sys/here/a.c", "sys/second/same.c");
        assertThat(files.missing()).containsExactly(new FileSelection.Line("sys/gone/b.c", new Place("sys/conf/files", 2)));
        assertThat(files.generated()).containsExactly("$S/made/d.c", "devsw.c", "ioconf.c", "made.c", "swapnetbsd.c");
        assertThat(files.objects()).containsExactly("sys/o/blob.o");
        assertThat(files.overridden()).containsExactly("sys/first/same.c");
        assertThat(files.notSelected()).isEqualTo(2);
        assertThat(files.dangling()).extracting(FileSelection.Line::path).containsExactly("sys/unselected/c.c");
        assertThat(files.selected()).isEqualTo(8);
    }

    @Test
    void aSecondLineForAFileMayOnlyGiveARule() {
        assertThat(ConfigTree.of("file a/b.c x\nfile a/b.c compile-with \"cc\"\n", "").gaps()).isEmpty();
        assertThat(ConfigTree.of("file a/b.c x\nfile a/b.c y\n", "").gaps())
                .containsExactly("file a/b.c is named before, at sys/conf/files:1");
    }

    @Test
    void secondDefinitionsAreGaps() {
        assertThat(ConfigTree.of("defflag A\ndefparam A\ndeffs A\ndevice d\ndevice d\ndefine x: y\ndefine x: z\n", "").gaps())
                .containsExactly("option 'A' is defined before", "file system 'A' is defined before", "device 'd' is defined before",
                        "attribute 'x' is defined before");
    }

    @Test
    void makeOptionsAddUpAndObeyConditions() {
        KernelConfig k = ConfigTree.of("define a\nmakeoptions a CPPFLAGS+=\"-Ione\", b CPPFLAGS+=\"-Itwo\"\n", """
                select a
                makeoptions CPPFLAGS+="-Izero", LP64="yes", GONE="1"
                no makeoptions GONE
                """).read();
        assertThat(k.makeOptions()).containsEntry("CPPFLAGS", "-Izero -Ione").containsEntry("LP64", "yes").doesNotContainKey("GONE");
        assertThat(k.makeOption("NONE")).isEmpty();
    }
}
