/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Checksums, in the style of the days when zlib was young: the definitions
 * below name their parameters first and declare them afterwards.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: if_crc.c $");

#include <sys/types.h>

#define	CRC_BASE	65521UL		/* largest prime below 2^16 */

u_long	net_adler32(u_long, const u_char *, u_int);

static u_long	crc_mod(u_long, u_int);

static u_long
crc_mod(sum, len)
	u_long sum;
	u_int len;
{

	return len == 0 ? sum : sum % CRC_BASE;
}

u_long
net_adler32(adler, buf, len)
	u_long adler;
	const u_char *buf;
	u_int len;
{
	u_long s1 = adler & 0xffff;
	u_long s2 = (adler >> 16) & 0xffff;

	while (len > 0) {
		s1 = crc_mod(s1 + *buf++, len);
		s2 = crc_mod(s2 + s1, len);
		len--;
	}
	return (s2 << 16) | s1;
}
