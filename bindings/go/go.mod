module jixiao.io/go/jixiao

go 1.18
