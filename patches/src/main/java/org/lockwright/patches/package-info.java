/** Series of commits and mail made from git objects; the only package that sees JGit. */
package org.lockwright.patches;
