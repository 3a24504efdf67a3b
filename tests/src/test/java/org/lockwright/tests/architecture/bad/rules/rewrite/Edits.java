package org.lockwright.tests.architecture.bad.rules.rewrite;

import org.eclipse.jgit.lib.ObjectId;

/** Sees JGit outside patches. */
public final class Edits {

    ObjectId id = ObjectId.zeroId();
}
