/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Linked lists as macros, see queue(3): SLIST for one pointer per element,
 * LIST for removal without a search, TAILQ for insertion at both ends.
 */

#ifndef _SYS_QUEUE_H_
#define	_SYS_QUEUE_H_

/* Singly linked lists. */
#define	SLIST_HEAD(name, type)						\
struct name {								\
	struct type *slh_first;						\
}
#define	SLIST_HEAD_INITIALIZER(head)	{ NULL }
#define	SLIST_ENTRY(type)						\
struct {								\
	struct type *sle_next;						\
}
#define	SLIST_FIRST(head)		((head)->slh_first)
#define	SLIST_NEXT(elm, field)		((elm)->field.sle_next)
#define	SLIST_EMPTY(head)		(SLIST_FIRST(head) == NULL)
#define	SLIST_INIT(head)						\
do {									\
	SLIST_FIRST(head) = NULL;					\
} while (/*CONSTCOND*/ 0)
#define	SLIST_INSERT_HEAD(head, elm, field)				\
do {									\
	SLIST_NEXT(elm, field) = SLIST_FIRST(head);			\
	SLIST_FIRST(head) = (elm);					\
} while (/*CONSTCOND*/ 0)
#define	SLIST_FOREACH(var, head, field)					\
	for ((var) = SLIST_FIRST(head); (var) != NULL;			\
	    (var) = SLIST_NEXT(var, field))

/* Doubly linked lists; le_prev points at whatever points at the element. */
#define	LIST_HEAD(name, type)						\
struct name {								\
	struct type *lh_first;						\
}
#define	LIST_HEAD_INITIALIZER(head)	{ NULL }
#define	LIST_ENTRY(type)						\
struct {								\
	struct type *le_next;						\
	struct type **le_prev;						\
}
#define	LIST_FIRST(head)		((head)->lh_first)
#define	LIST_NEXT(elm, field)		((elm)->field.le_next)
#define	LIST_EMPTY(head)		(LIST_FIRST(head) == NULL)
#define	LIST_INIT(head)							\
do {									\
	LIST_FIRST(head) = NULL;					\
} while (/*CONSTCOND*/ 0)
#define	LIST_INSERT_HEAD(head, elm, field)				\
do {									\
	if ((LIST_NEXT(elm, field) = LIST_FIRST(head)) != NULL)		\
		LIST_FIRST(head)->field.le_prev =			\
		    &LIST_NEXT(elm, field);				\
	LIST_FIRST(head) = (elm);					\
	(elm)->field.le_prev = &LIST_FIRST(head);			\
} while (/*CONSTCOND*/ 0)
#define	LIST_REMOVE(elm, field)						\
do {									\
	if (LIST_NEXT(elm, field) != NULL)				\
		LIST_NEXT(elm, field)->field.le_prev =			\
		    (elm)->field.le_prev;				\
	*(elm)->field.le_prev = LIST_NEXT(elm, field);			\
} while (/*CONSTCOND*/ 0)
#define	LIST_FOREACH(var, head, field)					\
	for ((var) = LIST_FIRST(head); (var) != NULL;			\
	    (var) = LIST_NEXT(var, field))
#define	LIST_FOREACH_SAFE(var, head, field, next)			\
	for ((var) = LIST_FIRST(head);					\
	    (var) != NULL && ((next) = LIST_NEXT(var, field), 1);	\
	    (var) = (next))

/* Tail queues. */
#define	_TAILQ_HEAD(name, type, qual)					\
struct name {								\
	qual type *tqh_first;						\
	qual type *qual *tqh_last;					\
}
#define	TAILQ_HEAD(name, type)		_TAILQ_HEAD(name, struct type, )
#define	TAILQ_HEAD_INITIALIZER(head)	{ NULL, &(head).tqh_first }
#define	TAILQ_ENTRY(type)						\
struct {								\
	struct type *tqe_next;						\
	struct type **tqe_prev;						\
}
#define	TAILQ_FIRST(head)		((head)->tqh_first)
#define	TAILQ_NEXT(elm, field)		((elm)->field.tqe_next)
#define	TAILQ_EMPTY(head)		(TAILQ_FIRST(head) == NULL)
#define	TAILQ_INIT(head)						\
do {									\
	TAILQ_FIRST(head) = NULL;					\
	(head)->tqh_last = &TAILQ_FIRST(head);				\
} while (/*CONSTCOND*/ 0)
#define	TAILQ_INSERT_HEAD(head, elm, field)				\
do {									\
	if ((TAILQ_NEXT(elm, field) = TAILQ_FIRST(head)) != NULL)	\
		TAILQ_FIRST(head)->field.tqe_prev =			\
		    &TAILQ_NEXT(elm, field);				\
	else								\
		(head)->tqh_last = &TAILQ_NEXT(elm, field);		\
	TAILQ_FIRST(head) = (elm);					\
	(elm)->field.tqe_prev = &TAILQ_FIRST(head);			\
} while (/*CONSTCOND*/ 0)
#define	TAILQ_INSERT_TAIL(head, elm, field)				\
do {									\
	TAILQ_NEXT(elm, field) = NULL;					\
	(elm)->field.tqe_prev = (head)->tqh_last;			\
	*(head)->tqh_last = (elm);					\
	(head)->tqh_last = &TAILQ_NEXT(elm, field);			\
} while (/*CONSTCOND*/ 0)
#define	TAILQ_REMOVE(head, elm, field)					\
do {									\
	if (TAILQ_NEXT(elm, field) != NULL)				\
		TAILQ_NEXT(elm, field)->field.tqe_prev =		\
		    (elm)->field.tqe_prev;				\
	else								\
		(head)->tqh_last = (elm)->field.tqe_prev;		\
	*(elm)->field.tqe_prev = TAILQ_NEXT(elm, field);		\
} while (/*CONSTCOND*/ 0)
#define	TAILQ_FOREACH(var, head, field)					\
	for ((var) = TAILQ_FIRST(head); (var) != NULL;			\
	    (var) = TAILQ_NEXT(var, field))
#define	TAILQ_FOREACH_SAFE(var, head, field, next)			\
	for ((var) = TAILQ_FIRST(head);					\
	    (var) != NULL && ((next) = TAILQ_NEXT(var, field), 1);	\
	    (var) = (next))

#endif	/* !_SYS_QUEUE_H_ */
