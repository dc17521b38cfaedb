// Named tuples and attributes of Python objects.
#pragma once
#include <initializer_list>

#include "python.hpp"

namespace kernel {

// An interned name, for attributes and keys.
class Name {
   public:
    explicit Name(const char* name) : name_(PyUnicode_InternFromString(name)) {}
    Ref of(PyObject* object) const { return Ref(PyObject_GetAttr(object, name_.get())); }
    PyObject* get() const { return name_.get(); }

   private:
    Ref name_;
};

// Makes instances of a named tuple's class.
class TupleMaker {
   public:
    TupleMaker(PyObject* type, Py_ssize_t fields) : type_(reinterpret_cast<PyTypeObject*>(type)), fields_(fields) {
        if (!PyType_Check(type) || !PyType_IsSubtype(type_, &PyTuple_Type))
            throw std::invalid_argument("a named tuple is needed");
        const Ref names(PyObject_GetAttrString(type, "_fields"));
        if (PyObject_Size(names.get()) != fields) throw std::invalid_argument("another named tuple is needed");
    }
    Ref make(std::initializer_list<PyObject*> items) const {
        if (static_cast<Py_ssize_t>(items.size()) != fields_) throw std::invalid_argument("a field is missing");
        Ref made(type_->tp_alloc(type_, fields_));
        Py_ssize_t at = 0;
        for (PyObject* item : items) PyTuple_SET_ITEM(made.get(), at++, Py_NewRef(item));
        return made;
    }

   private:
    PyTypeObject* type_;
    Py_ssize_t fields_;
};

// A field of a tuple.
inline PyObject* field(PyObject* tuple, Py_ssize_t at) {
    if (!PyTuple_Check(tuple) || at >= PyTuple_GET_SIZE(tuple)) throw std::invalid_argument("a tuple lacks a field");
    return PyTuple_GET_ITEM(tuple, at);
}

inline PyObject* item_or_null(PyObject* dict, PyObject* key) {
    if (!PyDict_Check(dict)) throw std::invalid_argument("a dict is needed");
    PyObject* found = PyDict_GetItemWithError(dict, key);
    if (found == nullptr && PyErr_Occurred()) throw PythonError();
    return found;
}

}  // namespace kernel
