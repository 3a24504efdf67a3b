# SPDX-License-Identifier: BSD-2-Clause
# Copyright (c) 2026 the lockwright authors.

# config(1) wants this one before all others.
maxpartitions 8

maxusers 8 16 64

file	arch/arc/arc/c_magnum.c
file	arch/arc/isa/isabus.c
