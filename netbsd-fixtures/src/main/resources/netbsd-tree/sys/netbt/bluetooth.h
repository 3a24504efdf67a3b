/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _NETBT_BLUETOOTH_H_
#define	_NETBT_BLUETOOTH_H_

#include <sys/mutex.h>
#include <sys/queue.h>
#include <sys/socket.h>

typedef struct {
	uint8_t		b[6];
} __packed bdaddr_t;

struct sockaddr_bt {
	uint8_t		bt_len;
	uint8_t		bt_family;
	bdaddr_t	bt_bdaddr;
	uint16_t	bt_psm;
	uint8_t		bt_channel;
	uint8_t		bt_zero[5];
};

#define	BTPROTO_HCI	1
#define	BTPROTO_L2CAP	2

#ifdef _KERNEL

/* One lock for the whole stack, sockets included. */
extern kmutex_t *bt_lock;

extern const struct pr_usrreqs hci_usrreqs;
extern const struct pr_usrreqs l2cap_usrreqs;

void	hci_init(void);
void	hci_mtap(struct mbuf *, const bdaddr_t *);
void	l2cap_linkup(struct socket *);

#ifdef BLUETOOTH_DEBUG
extern int bluetooth_debug;
#define	DPRINTF(...)							\
do {									\
	if (bluetooth_debug)						\
		printf(__VA_ARGS__);					\
} while (/*CONSTCOND*/ 0)
#else
#define	DPRINTF(...)	do { } while (/*CONSTCOND*/ 0)
#endif

#endif	/* _KERNEL */

#endif	/* !_NETBT_BLUETOOTH_H_ */
