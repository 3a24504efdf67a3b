#!/usr/bin/env python3
"""Asks clang, at each commit of a series, about every file that the series may change the meaning of.

For 'lockwright verify BRANCH --exec'; docs/verify-reroll.md says how. The current folder is the checkout of a commit. What clang
says of the base is forgiven, everything else is printed and makes the exit code 1; 2 is for what cannot be done at all.
"""

import argparse
import collections
import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

# Name: triple and options; the port that <machine/...> is; further folders of sys/arch that includes name; whose sources it compiles.
TARGETS = {
    "amd64": (["--target=x86_64-unknown-netbsd"], "amd64", ["amd64", "x86", "i386"], ["amd64", "x86"]),
    "mips64": (["--target=mips64-unknown-netbsd", "-mabi=64", "-DMIPS64R2"], "evbmips", ["evbmips", "mips"], ["evbmips", "mips"]),
}
FLAGS = ["-fsyntax-only", "-ferror-limit=0", "-std=gnu99", "-ffreestanding", "-fno-builtin", "-nostdinc", "-Wall",
         "-Werror=implicit-function-declaration", "-D_KERNEL", "-D_KERNEL_OPT", "-DDIAGNOSTIC", "-DMULTIPROCESSOR", "-DINET", "-DINET6"]
FOLDERS = ["sys", "common/include", "sys/external/bsd/libnv/dist", "sys/dist/pf", "sys/external/bsd/ipf"]
# A unit with more errors than this at the base is none of these kernels' as it is compiled here, and is left out unless the series changes it.
TOO_MANY = 20
INCLUDE = re.compile(rb'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
WORDS = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/', re.DOTALL)
MISSING = re.compile(r"fatal error: '([^']+)' file not found")
PLACE = re.compile(r":\d+(:\d+)?")


def stop(why):
    print(f"compile-commits: {why}", file=sys.stderr)
    sys.exit(2)


def tokens(text):
    """The text without comments and blank space that means nothing, so that a comment that changes is no change."""
    bare = WORDS.sub(lambda m: " " if m.group().startswith("/") else m.group(), text)
    return "\n".join(line for line in (" ".join(line.split()) for line in bare.split("\n")) if line)


class Tree:
    """The sources under one folder, and what includes what, read from their text whatever the conditions around it."""

    def __init__(self, root, state, name):
        self.root = root
        self.remembered = os.path.join(state, name + "-includes.json")
        self.includes = {}
        self.by_name = collections.defaultdict(list)
        self.read()

    def read(self):
        try:
            with open(self.remembered, encoding="utf-8") as file:
                known = json.load(file)
        except (OSError, ValueError):
            known = {}
        now = {}
        for folder in ("sys", "common"):
            for where, _, names in os.walk(os.path.join(self.root, folder)):
                for name in names:
                    if not name.endswith((".c", ".h")):
                        continue
                    path = os.path.relpath(os.path.join(where, name), self.root)
                    stat = os.lstat(os.path.join(where, name))
                    stamp = [stat.st_mtime_ns, stat.st_size]
                    before = known.get(path)
                    now[path] = before if before and before[0] == stamp else [stamp, self.spelt(path)]
                    self.by_name[name].append(path)
        self.includes = {path: entry[1] for path, entry in now.items()}
        with open(self.remembered, "w", encoding="utf-8") as file:
            json.dump(now, file)

    def spelt(self, path):
        try:
            with open(os.path.join(self.root, path), "rb") as file:
                return [[kind.decode(), name.decode("latin-1")] for kind, name in INCLUDE.findall(file.read())]
        except OSError:
            return []

    def text(self, path):
        with open(os.path.join(self.root, path), encoding="latin-1") as file:
            return file.read()

    def resolved(self, path, kind, name, target):
        """What an include may mean: the file it finds first, or else every file whose path ends as it is spelt."""
        port, folders = TARGETS[target][1], TARGETS[target][2]
        first, _, rest = name.partition("/")
        places = [os.path.join(os.path.dirname(path), name)] if kind == '"' else []
        if first == "machine":
            places.append(f"sys/arch/{port}/include/{rest}")
        elif first in folders:
            places.append(f"sys/arch/{first}/include/{rest}")
        places += [f"{folder}/{name}" for folder in FOLDERS]
        for place in map(os.path.normpath, places):
            if place in self.includes:
                return [place]
        return [p for p in self.by_name.get(os.path.basename(name), []) if p.endswith("/" + name)]

    def reaching(self, changed, target):
        """For each file, which of the changed ones it includes, by whatever way, or is."""
        users = collections.defaultdict(set)
        for path, spelt in self.includes.items():
            for kind, name in spelt:
                for used in self.resolved(path, kind, name, target):
                    users[used].add(path)
        reached = collections.defaultdict(set)
        for one in changed:
            todo = [one] if one in self.includes else []
            while todo:
                path = todo.pop()
                if one not in reached[path]:
                    reached[path].add(one)
                    todo += users[path]
        return reached


class Compiler:
    """Clang for one tree and one target."""

    def __init__(self, options, tree, target):
        self.options, self.tree, self.target = options, tree, target
        self.links = os.path.join(options.state, f"{target}-{'base' if tree.root != options.here else 'here'}")
        self.made = os.path.join(options.state, f"{target}-made")
        os.makedirs(self.links, exist_ok=True)
        os.makedirs(self.made, exist_ok=True)
        _, port, folders, _ = TARGETS[target]
        for name, folder in [("machine", port)] + [(f, f) for f in folders]:
            link, there = os.path.join(self.links, name), os.path.join(tree.root, "sys/arch", folder, "include")
            # The checkout is another folder in another run.
            if os.path.islink(link) and os.readlink(link) != there:
                os.unlink(link)
            if not os.path.islink(link):
                os.symlink(there, link)

    def command(self, unit):
        return ([self.options.cc] + TARGETS[self.target][0] + FLAGS + self.options.define + ["-I" + self.links, "-I" + os.path.dirname(unit)]
                + ["-I" + f for f in FOLDERS] + ["-idirafter", self.made, unit])

    def messages(self, unit, make):
        """Errors and warnings without their places, and how many runs it took. A header that is not there, as config(1) makes them, is made empty."""
        runs = 0
        while True:
            runs += 1
            done = subprocess.run(self.command(unit), cwd=self.tree.root, capture_output=True, check=False)
            said = done.stderr.decode("latin-1").replace(self.links + "/", "").replace(self.tree.root + "/", "")
            missing = MISSING.search(said)
            path = os.path.join(self.made, missing.group(1)) if missing else None
            if not make or not path or os.path.exists(path) or runs > 200:
                break
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "a", encoding="utf-8"):
                pass
        found = sorted(PLACE.sub("", line) for line in said.splitlines() if re.search(r"\b(error|warning):", line))
        if done.returncode != 0 and not found:
            stop(f"{self.options.cc} fails on {unit} without an error: {said.strip()[:300]}")
        return found, runs


class Check:
    """The check of one commit against the base, with what is known from the commits before."""

    def __init__(self, options):
        self.options = options
        self.changed = [p for p in self.git("log", "--name-only", "--no-renames", "--format=", f"{options.base}..{options.tip}").split("\n")
                        if p.endswith((".c", ".h"))]
        self.changed = sorted(set(self.changed))
        base = os.path.join(options.state, "base")
        if not os.path.isdir(base):
            self.export(base)
        self.trees = {True: Tree(base, options.state, "base"), False: Tree(options.here, options.state, "here")}
        self.stored = os.path.join(options.state, "results.jsonl")
        self.results = {}
        if os.path.exists(self.stored):
            with open(self.stored, encoding="utf-8") as file:
                self.results = {entry[0]: entry[2] for entry in (json.loads(line) for line in file if line.endswith("\n"))}
        version = subprocess.run([options.cc, "--version"], capture_output=True, text=True, check=False).stdout
        self.setting = "\0".join([version, options.base] + FLAGS + FOLDERS + options.define)
        self.hashes = {True: {}, False: {}}
        self.make_options()
        self.compilers = {(at_base, t): Compiler(options, self.trees[at_base], t) for at_base in (True, False) for t in options.target}

    def git(self, *words):
        done = subprocess.run(["git", "-C", self.options.repository, *words], capture_output=True, text=True, errors="replace", check=False)
        if done.returncode != 0:
            stop(f"git {words[0]} fails: {done.stderr.strip()}")
        return done.stdout

    def export(self, base):
        making = base + ".part"
        shutil.rmtree(making, ignore_errors=True)
        os.makedirs(making)
        folders = [f for f in ("sys", "common") if self.git("ls-tree", "--name-only", self.options.base, f)]
        archive = subprocess.Popen(["git", "-C", self.options.repository, "archive", self.options.base, *folders], stdout=subprocess.PIPE)
        if subprocess.run(["tar", "-x", "-C", making], stdin=archive.stdout, check=False).returncode != 0 or archive.wait() != 0:
            stop(f"the base {self.options.base} cannot be checked out into {making}")
        os.rename(making, base)

    def make_options(self):
        """Makes the headers of kernel options that the base names, which saves a run for each that is missing."""
        for spelt in self.trees[True].includes.values():
            for kind, name in spelt:
                if kind == '"' and re.fullmatch(r"opt_\w+\.h", name) and name not in self.trees[True].by_name:
                    for target in self.options.target:
                        path = os.path.join(self.options.state, f"{target}-made", name)
                        os.makedirs(os.path.dirname(path), exist_ok=True)
                        with open(path, "a", encoding="utf-8"):
                            pass

    def key(self, at_base, target, unit, reached):
        """What the messages of a unit follow from: all else is as in the base."""
        tree, known = self.trees[at_base], self.hashes[at_base]
        parts = [self.setting, " ".join(TARGETS[target][0]), unit]
        for path in sorted(reached):
            if path not in known:
                known[path] = hashlib.sha256(tokens(tree.text(path)).encode("latin-1")).hexdigest() if path in tree.includes else "none"
            parts.append(path + " " + known[path])
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def ask(self, at_base, jobs):
        """The messages of (target, unit, changed files reached), in their order, and how many runs were made for them."""
        keys = {job[:2]: self.key(at_base, *job) for job in jobs}
        todo = [job for job in jobs if keys[job[:2]] not in self.results]
        runs = 0
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool, open(self.stored, "a", encoding="utf-8") as file:
            made = pool.map(lambda job: self.compilers[at_base, job[0]].messages(job[1], at_base), todo)
            for job, (found, count) in zip(todo, made):
                runs += count
                self.results[keys[job[:2]]] = found
                file.write(json.dumps([keys[job[:2]], " ".join(job[:2]), found]) + "\n")
                file.flush()
        return {job[:2]: self.results[keys[job[:2]]] for job in jobs}, runs

    def units(self, at_base):
        """Which units to look at, for each target, and which are another machine's."""
        jobs, foreign = [], set()
        for target in self.options.target:
            for path, reached in sorted(self.trees[at_base].reaching(self.changed, target).items()):
                if not path.endswith(".c"):
                    continue
                parts = path.split("/")
                if parts[:2] == ["sys", "arch"] and (parts[2] not in TARGETS[target][3] or "stand" in parts):
                    foreign.add(path)
                else:
                    jobs.append((target, path, frozenset(reached)))
        return jobs, foreign - {job[1] for job in jobs}

    def run(self):
        first = self.options.number == "1"
        jobs, foreign = self.units(False)
        there = {job[:2] for job in jobs}
        past, _ = self.units(True)
        before, runs = self.ask(True, past)
        broken = {unit for unit, found in before.items() if self.errors(found) > TOO_MANY and unit[1] not in self.changed}
        if first:
            self.report_base(before, runs, foreign, broken)
        jobs, past = ([job for job in some if job[:2] not in broken] for some in (jobs, past))
        for target, path, reached in past:
            # A unit that no longer reaches what is changed is looked at as long as it is there.
            if (target, path) not in there and path in self.trees[False].includes:
                jobs.append((target, path, reached))
        missing = [(t, u, frozenset()) for t, u, _ in jobs if (t, u) not in before and u in self.trees[True].includes]
        more, _ = self.ask(True, missing)
        before.update(more)
        after, runs = self.ask(False, jobs)
        new = 0
        for (target, unit), found in after.items():
            extra = collections.Counter(found) - collections.Counter(before.get((target, unit), []))
            new += sum(extra.values())
            for message, count in sorted(extra.items()):
                print(f"  {target} {unit}: new{'' if count == 1 else f' {count} times'}: {message}")
        files = len({job[1] for job in jobs})
        print(f"compile {self.options.number}/{self.options.count} {self.options.commit[:12]}: {files} files, {runs} runs, {new} new messages", flush=True)
        return 1 if new else 0

    @staticmethod
    def errors(found):
        return sum(1 for message in found if re.search(r"\berror:", message))

    def report_base(self, before, runs, foreign, broken):
        with open(os.path.join(self.options.state, "left-out"), "w", encoding="utf-8") as file:
            file.writelines(f"{target} {path}\n" for target, path in sorted(broken))
        some = [unit for unit, found in before.items() if self.errors(found) and unit not in broken]
        print(f"compile base {self.options.base[:12]}: {len({unit[1] for unit in before})} files for {' and '.join(self.options.target)}, {len(foreign)} of other "
              f"machines left out; {runs} runs, {sum(map(len, before.values()))} messages; more than {TOO_MANY} errors in {len(broken)} of {len(before)}, which are not "
              f"looked at again, fewer in {len(some)}, none in {len(before) - len(broken) - len(some)}", flush=True)


def main():
    said = os.environ.get
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--state", help="folder for the base, made headers and results; kept for later runs (.compiled in the checkout)")
    parser.add_argument("--target", action="append", choices=sorted(TARGETS), help="again for another; all if left out")
    parser.add_argument("--define", action="append", default=[], metavar="OPTION", help="a further option of clang, as -DGATEWAY")
    parser.add_argument("--cc", default="clang-19", help="the compiler (clang-19)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="runs at a time")
    options = parser.parse_args()
    options.here = os.getcwd()
    options.state = os.path.abspath(options.state or ".compiled")
    options.target = options.target or sorted(TARGETS)
    for name, variable in [("repository", "REPOSITORY"), ("base", "BASE"), ("tip", "TIP"), ("commit", "COMMIT"), ("number", "NUMBER"), ("count", "COUNT")]:
        value = said("LOCKWRIGHT_" + variable)
        if not value:
            stop(f"LOCKWRIGHT_{variable} is not set; run it by 'lockwright verify BRANCH --exec'")
        setattr(options, name, value)
    if not shutil.which(options.cc):
        stop(f"there is no {options.cc}; install it, or name another clang with --cc")
    os.makedirs(options.state, exist_ok=True)
    sys.exit(Check(options).run())


if __name__ == "__main__":
    main()
