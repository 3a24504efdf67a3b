package org.lockwright.tests.architecture.bad.rules.program;

import com.esotericsoftware.kryo.kryo5.KryoException;

/** Sees Kryo outside the package for it. */
final class SeesKryo {

    KryoException cause = new KryoException();
}
