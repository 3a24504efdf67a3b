/* A ring with one of each: a plain read, a lock kept, a lost update, and a key that nobody minds. */
#include <sys/ring.h>

int
sys_ring_head(struct ring *r)
{
	return r->r_head;
}

int
sys_ring_search(struct ring *r, u_int what)
{
	mutex_enter(&r->r_lock);
	if (r->r_tail == what) {
		return 0;
	}
	mutex_exit(&r->r_lock);
	return EINVAL;
}

void
sys_ring_ask(struct ring *r)
{
	r->r_flags |= 1;
}

u_int
sys_ring_first(struct ring *r)
{
	return r->r_count;
}

u_int
sys_ring_second(struct ring *r)
{
	return r->r_count + 1;
}

u_int
sys_ring_third(struct ring *r)
{
	return r->r_count + 2;
}

u_int
sys_ring_fourth(struct ring *r)
{
	return r->r_count + 3;
}
