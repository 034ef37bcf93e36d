// What the assembled endpoints in Go share: the sign string, the books, and the server.
package main

import (
	"crypto/md5"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sort"
	"strconv"
	"strings"
	"sync"
)

func hash(text string) string { return fmt.Sprintf("%x", md5.Sum([]byte(text))) }

func joined(in map[string]any, write func(json.Number) string) string {
	var names, parts []string
	for name, value := range in {
		if value != nil {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for _, name := range names {
		parts = append(parts, name+"="+written(in[name], write))
	}
	return strings.Join(parts, "&")
}

func written(value any, write func(json.Number) string) string {
	switch value := value.(type) {
	case map[string]any:
		return "{" + joined(value, write) + "}"
	case json.Number:
		return write(value)
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}

// books is what a database does with a table of events whose id is unique, one transaction at a time.
type books struct {
	sync.Mutex
	events  map[string]bool
	credits map[string][]string
	undo    []func()
}

func (b *books) Open(string) (driver.Conn, error)    { return b, nil }
func (b *books) Prepare(string) (driver.Stmt, error) { return nil, errors.New("only Exec is there") }
func (b *books) Close() error                        { return nil }
func (b *books) Begin() (driver.Tx, error)           { b.Lock(); b.undo = nil; return b, nil }
func (b *books) Commit() error                       { b.Unlock(); return nil }
func (b *books) Rollback() error {
	for _, undo := range b.undo {
		undo()
	}
	b.Unlock()
	return nil
}
func (b *books) Exec(query string, values []driver.Value) (driver.Result, error) {
	key := values[0].(string)
	if strings.Contains(query, "credits") {
		before := b.credits[key]
		b.undo = append(b.undo, func() { b.credits[key] = before })
		b.credits[key] = append(before[:len(before):len(before)], values[1].(string))
	} else if b.events[key] {
		return driver.RowsAffected(0), nil
	} else {
		b.undo = append(b.undo, func() { delete(b.events, key) })
		b.events[key] = true
	}
	return driver.RowsAffected(1), nil
}

func note(db *sql.DB, given []*sql.Tx, order, amount string) {
	if len(given) == 0 {
		tx, _ := db.Begin()
		defer tx.Commit()
		given = []*sql.Tx{tx}
	}
	given[0].Exec("INSERT INTO credits VALUES ($1, $2)", order, amount)
}

type handler func(w http.ResponseWriter, r *http.Request, path string, db *sql.DB)

// serve prints the port. The books of /name are at /ledger/name.
func serve(server *http.Server, handlers map[string]handler) {
	ledgers, databases := map[string]*books{}, map[string]*sql.DB{}
	for name := range handlers {
		ledgers[name] = &books{events: map[string]bool{}, credits: map[string][]string{}}
		sql.Register(name, ledgers[name])
		databases[name], _ = sql.Open(name, "")
	}
	server.ErrorLog = log.New(io.Discard, "", 0)
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		parts := strings.Split(r.URL.Path+"/", "/")
		if parts[1] == "ledger" {
			ledger := ledgers[parts[2]]
			ledger.Lock()
			defer ledger.Unlock()
			credits := append([]string{}, ledger.credits[r.URL.Query().Get("order")]...)
			json.NewEncoder(w).Encode(map[string]any{"credited": credits})
		} else if r.Method != http.MethodPost {
			w.WriteHeader(405)
		} else {
			handlers[parts[1]](w, r, parts[2], databases[parts[1]])
		}
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	server.Serve(listener)
}
