// A Python type whose instances own one C++ object, which holds no Python objects.
#pragma once
#include <memory>

#include "python.hpp"

namespace kernel {

template <typename Value>
struct Holder {
    PyObject_HEAD
    Value* value;

    static Value& of(PyObject* self) {
        Value* value = reinterpret_cast<Holder*>(self)->value;
        if (value == nullptr) throw std::invalid_argument("not initialised");
        return *value;
    }

    static PyObject* make(PyTypeObject* type, PyObject* args, PyObject* kwargs) {
        return guarded([&]() -> PyObject* {
            if (kwargs != nullptr && PyDict_GET_SIZE(kwargs) > 0) throw std::invalid_argument("no keywords are taken");
            const Items values(args);
            auto made = std::make_unique<Value>(values);
            Ref self(type->tp_alloc(type, 0));
            reinterpret_cast<Holder*>(self.get())->value = made.release();
            return self.release();
        });
    }

    static void free(PyObject* self) {
        PyTypeObject* type = Py_TYPE(self);
        delete reinterpret_cast<Holder*>(self)->value;
        type->tp_free(self);
        Py_DECREF(type);
    }

    template <PyObject* (*Method)(Value&, const Args&)>
    static PyObject* method(PyObject* self, PyObject* const* values, Py_ssize_t count) {
        return guarded([=] { return Method(of(self), Args(values, count)); });
    }

    static void add_to(PyObject* module, const char* name, PyMethodDef* methods) {
        PyType_Slot slots[] = {{Py_tp_new, reinterpret_cast<void*>(make)},
                               {Py_tp_dealloc, reinterpret_cast<void*>(free)},
                               {Py_tp_methods, methods},
                               {0, nullptr}};
        PyType_Spec spec = {name, sizeof(Holder), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, slots};
        const Ref type(PyType_FromModuleAndSpec(module, &spec, nullptr));
        must(PyModule_AddType(module, reinterpret_cast<PyTypeObject*>(type.get())));
    }
};

}  // namespace kernel
