# SPDX-License-Identifier: BSD-2-Clause
# Copyright (c) 2026 the lockwright authors.

# What every arc kernel has.

machine arc mips
include 	"conf/std"	# what all ports share

makeoptions	MACHINE_ARCH="mipsel"
