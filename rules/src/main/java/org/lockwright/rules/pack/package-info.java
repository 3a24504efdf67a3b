/** Rule packs: the YAML data that turns a locking design into rules. */
package org.lockwright.rules.pack;
