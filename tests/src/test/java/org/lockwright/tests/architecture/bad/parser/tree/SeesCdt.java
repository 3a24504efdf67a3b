package org.lockwright.tests.architecture.bad.parser.tree;

import org.eclipse.cdt.core.parser.DefaultLogService;

/** Sees CDT outside the package for it. */
final class SeesCdt {

    DefaultLogService log = new DefaultLogService();
}
