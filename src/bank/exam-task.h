/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GTask *exam_task_new (gpointer            source,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
