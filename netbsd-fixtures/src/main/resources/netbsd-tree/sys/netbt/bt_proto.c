/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * The Bluetooth domain.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: bt_proto.c $");

#include <sys/param.h>
#include <sys/domain.h>
#include <sys/intr.h>
#include <sys/protosw.h>
#include <sys/socket.h>

#include <netbt/bluetooth.h>

DOMAIN_DEFINE(btdomain);	/* also declares it */

kmutex_t *bt_lock;

static void
bt_init(void)
{

	bt_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_NONE);
	hci_init();
}

static const struct protosw btsw[] = {
	{	/* packets to and from the controller */
		.pr_usrreqs = &hci_usrreqs,
		.pr_protocol = BTPROTO_HCI,
		.pr_type = SOCK_RAW,
		.pr_flags = PR_ADDR|PR_ATOMIC,
		.pr_domain = &btdomain,
	}, {	/* channels to other devices */
		.pr_usrreqs = &l2cap_usrreqs,
		.pr_protocol = BTPROTO_L2CAP,
		.pr_type = SOCK_SEQPACKET,
		.pr_flags = PR_ATOMIC|PR_CONNREQUIRED|PR_LISTEN,
		.pr_domain = &btdomain,
	},
};

struct domain btdomain = {
	.dom_name = "bluetooth",
	.dom_family = AF_BLUETOOTH,
	.dom_protosw = btsw,
	.dom_protoswNPROTOSW = &btsw[__arraycount(btsw)],
	.dom_init = bt_init,
};
