package annot

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Together runs functions at once and returns when all have. Should one panic,
// so does Together, where whoever guards against it can see it.
func Together(fs ...func()) {
	Each(len(fs), func(i int) { fs[i]() })
}

// Each calls f for 0 to n-1, on all processors and in no order, and returns when
// all calls have. Should one panic, so does Each.
func Each(n int, f func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	var once sync.Once
	var fault any
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					once.Do(func() { fault = r })
				}
			}()
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	workers.Wait()
	if fault != nil {
		panic(fault)
	}
}
