/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlerror.h>

G_BEGIN_DECLS

char *exam_xml_describe_syntax_error (const xmlError *error,
                                      gboolean        root_ended);

G_END_DECLS
